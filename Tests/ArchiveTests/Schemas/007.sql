BEGIN TRANSACTION;
CREATE TABLE content (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO "content" VALUES('caad025a576d005fad277bc883b331cc22e998ace1c975f3f126ee676eb27cbe',X'31');
INSERT INTO "content" VALUES('444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012',X'31');
INSERT INTO "content" VALUES('69b7c39f6fe4c9cc0a1cae1fa5c958ff60fcf2278a979617cb0a2c60bd0f75d4',X'31');
INSERT INTO "content" VALUES('f946d7f826d99d636cd8cbd2eef5d59affc6d01ab42d7d772c91d5a058955da4',X'31');
INSERT INTO "content" VALUES('2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03',X'31');
INSERT INTO "content" VALUES('db85f4f37d5ca94d1ade70d75b5fa33d5b66bfc759d318b8d6cbeb8bba4768e9',X'31');
INSERT INTO "content" VALUES('524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010',X'31');
INSERT INTO "content" VALUES('0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc',X'31');
INSERT INTO "content" VALUES('30fdbc60409e043b50ed7b7e6e1d816db6f674b3d225c81459ff1feb6b0ab6f9',X'31');
INSERT INTO "content" VALUES('6a3b125d9d87870790e9f856b1e791c12093d7acfd645a147b0fd024e606933e',X'31');
INSERT INTO "content" VALUES('b9e91ada57a5dc59df6f28459687ee13a0d099f9c8c160a6787f456552debf5b',X'31');
INSERT INTO "content" VALUES('ab61b6187eb2d76624087f398637a90420c4222af1417ff9ba09a8ab00e77bdd',X'31');
INSERT INTO "content" VALUES('0a763202f48438c062e85c64b3e024037248a4d19c835452d2c7844290c4d460',X'31');
INSERT INTO "content" VALUES('69730b7d819e57f2d5aee30aa56ec97c4b2194345303ac4e99002cd01409c79c',X'31');
INSERT INTO "content" VALUES('25ba4da90f37fd6295cf5771f4491db786fd1af96b1eae27456b2fc7bece362c',X'31');
INSERT INTO "content" VALUES('f3e2564a4120b27cf9faae734362833f1aee38d7b36b2489537d2a393f99b8b9',X'31');
INSERT INTO "content" VALUES('a5ce4ff9f32fccda6dd04deebb09aa6ef1d3d506c486e92f76790dc49491e1b0',X'31');
INSERT INTO "content" VALUES('2a8c62deff0fed10ecb0d0717cca3e389d31fab881d077dca9297b66469f282e',X'31');
INSERT INTO "content" VALUES('485345de436ed69c7689fe03c82ea2f47c9f9cdf285a8e68bf104b49a9c8ce1f',X'31');
INSERT INTO "content" VALUES('dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441',X'31');
INSERT INTO "content" VALUES('bd38e4b90690ec8adb527c78b8bc00c2421471a81700475978ef56f4bebb2532',X'31');
INSERT INTO "content" VALUES('170a901ce0e94d9f995c037335dc3ec5c3e696f877f3accde70499a755a5dca2',X'31');
INSERT INTO "content" VALUES('84b9148dea7981ebfa9cbe34b36bc6b8c322c03f950a571751e2e7c630d53d1c',X'31');
INSERT INTO "content" VALUES('dbbeef8c27cf19d5249aa60bc1b72358cfd58a2c5c261810741e6ab2c6651313',X'31');
INSERT INTO "content" VALUES('fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06',X'31');
INSERT INTO "content" VALUES('9ad6c8d0003918d21561f2edbe5dea773a230e22d29c071efc56ff819d9eb865',X'31');
INSERT INTO "content" VALUES('3aa4c8915ad80440807ef275b98ff9922e5b394f1ee33f17d41c8c9b31d50b16',X'31');
INSERT INTO "content" VALUES('acdbb7a6320e4b58ebcd0169a21d9972ec1ca2a3b599e2fa38e8bb6fd23cecbe',X'31');
INSERT INTO "content" VALUES('20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f',X'31');
INSERT INTO "content" VALUES('327a130d0977f48d47cf80468342079c3c41cbdfa53500640bb7bf731188e5b3',X'31');
INSERT INTO "content" VALUES('9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72',X'31');
INSERT INTO "content" VALUES('0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300',X'31');
INSERT INTO "content" VALUES('caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58',X'31');
INSERT INTO "content" VALUES('fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2',X'31');
INSERT INTO "content" VALUES('294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e',X'31');
INSERT INTO "content" VALUES('8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3',X'31');
INSERT INTO "content" VALUES('0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807',X'31');
INSERT INTO "content" VALUES('426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158',X'31');
INSERT INTO "content" VALUES('65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096',X'31');
INSERT INTO "content" VALUES('44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa',X'31');
INSERT INTO "content" VALUES('b03cec9608ac1480723f52cea5d70e2aabbe67e49f80f879106a75df836080d5',X'31');
INSERT INTO "content" VALUES('e9366d4c5fbbe07850d74f38db391b18d9a4c707a7405afad5f2f0ef90a3953c',X'31');
CREATE TABLE correction (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    type TEXT NOT NULL,
    locality TEXT NOT NULL,
    measure TEXT NOT NULL,
    before INTEGER NOT NULL,
    value INTEGER NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (publication, region, type, locality, measure)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition_issue (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
    document_number TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE explanation (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    number TEXT NOT NULL,
                    submitter TEXT NOT NULL CHECK (length(submitter) = 6),
                    text TEXT NOT NULL,
                    file TEXT NOT NULL,
                    given_in TEXT NOT NULL,
                    PRIMARY KEY (publication, number)
                ) STRICT, WITHOUT ROWID;
CREATE TABLE figure (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    indicator TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    rank INTEGER,
    PRIMARY KEY (publication, region, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding_list (
    publication INTEGER NOT NULL REFERENCES publication (id),
    file TEXT NOT NULL,
    findings BLOB NOT NULL,
    PRIMARY KEY (publication, file)
) STRICT;
INSERT INTO "finding_list" VALUES(1,'410181.csv',X'EFBBBF6C696E652C636F64652C73657665726974792C636F6C756D6E2C76616C75650D0A312C4631332C696E666F2C2CE887AAE784B6E69DA1E4BBB6E99990E588B6E38081E99990E588B6E58E9FE59BA0E38081E68EA5E585A5E5B8A6E5AEBD284D62707329E38081E697A0E7BABFE6A0A1E59BADE7BD91E38081E4B893E98092E8AFBEE5A082E38081E5908DE5B888E8AFBEE5A082E38081E5908DE6A0A1E7BD91E7BB9CE8AFBEE5A082E38081E58F82E58AA0E59FB9E8AEADE69599E5B888E695B0E38081E5BA94E794A8E7A9BAE997B4E5ADA6E7949FE695B0E38081E695B0E5AD97E6A0A1E59BADE8BEBEE6A0870D0A322C5230322C6572726F722CE5BC80E9809AE7A9BAE997B4E69599E5B888E695B02CE7BAA632300D0A');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('001 first schema');
INSERT INTO "grdb_migrations" VALUES('002 finding lists');
INSERT INTO "grdb_migrations" VALUES('003 verification codes');
INSERT INTO "grdb_migrations" VALUES('004 editions');
INSERT INTO "grdb_migrations" VALUES('005 signatures');
INSERT INTO "grdb_migrations" VALUES('006 leaf sources');
INSERT INTO "grdb_migrations" VALUES('007 explanations');
CREATE TABLE indicator (
    publication INTEGER NOT NULL REFERENCES publication (id),
    id TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (publication, id)
) STRICT, WITHOUT ROWID;
INSERT INTO "indicator" VALUES(1,'broadband','(schools_broadband)/(schools); schools=all; schools_broadband=count(bandwidth >= 10); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'digital_campus','(schools_digital)/(schools); schools=all; schools_digital=count(digital_campus); 中等职业学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'internet_access','(schools_connected)/(schools - schools_exempt); schools=all; schools_connected=count(connected); schools_exempt=count(exempt); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'internet_access_full','(schools_connected)/(schools - schools_exempt); schools=all; schools_connected=count(connected); schools_exempt=count(exempt); 小学,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'lessons','(schools_lessons)/(schools); schools=all; schools_lessons=count(delivered_lessons or master_lessons or elite_lessons); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'multimedia_full','(schools_multimedia)/(schools); schools=all; schools_multimedia=count(classrooms > 0 and multimedia_classrooms = classrooms); 小学,教学点,初级中学,九年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'multimedia_rural','(multimedia_classrooms)/(classrooms); classrooms=sum(classrooms); multimedia_classrooms=sum(multimedia_classrooms); 小学,教学点,初级中学,九年一贯制学校; 乡村');
INSERT INTO "indicator" VALUES(1,'multimedia_urban','(multimedia_classrooms)/(classrooms); classrooms=sum(classrooms); multimedia_classrooms=sum(multimedia_classrooms); 小学,教学点,初级中学,九年一贯制学校; 城区,镇区');
INSERT INTO "indicator" VALUES(1,'student_spaces','(student_spaces)/(students); students=sum(students); student_spaces=sum(student_spaces); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'student_spaces_used','(student_spaces_used)/(students); students=sum(students); student_spaces_used=sum(student_spaces_used); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'teacher_spaces','(teacher_spaces)/(teachers); teachers=sum(teachers); teacher_spaces=sum(teacher_spaces); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'teacher_training','(teachers_trained)/(teachers); teachers=sum(teachers); teachers_trained=sum(teachers_trained); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO "indicator" VALUES(1,'wireless','(schools_wireless)/(schools); schools=all; schools_wireless=count(wireless); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
CREATE TABLE leaf_source (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    region TEXT NOT NULL CHECK (length(region) = 6),
                    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
                    file TEXT NOT NULL,
                    PRIMARY KEY (publication, region, kind)
                ) STRICT, WITHOUT ROWID;
CREATE TABLE leaf_total (
    publication INTEGER NOT NULL REFERENCES publication (id),
    leaf TEXT NOT NULL,
    measure TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (publication, leaf, measure)
) STRICT, WITHOUT ROWID;
CREATE TABLE part (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
    sums BLOB NOT NULL,
    PRIMARY KEY (publication, region, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE part_ratio (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
    indicator TEXT NOT NULL,
    corrected_numerator INTEGER NOT NULL,
    corrected_denominator INTEGER NOT NULL,
    submitted_numerator INTEGER NOT NULL,
    submitted_denominator INTEGER NOT NULL,
    PRIMARY KEY (publication, region, kind, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE publication (
    id INTEGER NOT NULL PRIMARY KEY,
    period TEXT NOT NULL CHECK (length(period) = 6),
    edition INTEGER CHECK (edition > 0),
    status TEXT NOT NULL CHECK (status IN ('publishing', 'published', 'abandoned')),
    tool_version TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
    shape TEXT NOT NULL
, verification_code TEXT CHECK (length(verification_code) = 16)) STRICT;
INSERT INTO "publication" VALUES(1,'2017Q3',NULL,'published','0.2.0','40c35f022ddfc0fce4a0c6cbd9aee5f2185fd51c92cfa9514f3a38843e9d63fa','小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校;城区,镇区,乡村;schools,schools_connected,schools_exempt,schools_broadband,schools_wireless,classrooms,multimedia_classrooms,schools_delivered,schools_master,schools_elite,schools_lessons,schools_multimedia,teachers,teacher_spaces,teachers_trained,students,student_spaces,student_spaces_used,schools_digital','4cc59388374a4c0f');
CREATE TABLE publication_input (
    publication INTEGER NOT NULL REFERENCES publication (id),
    role TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256),
    PRIMARY KEY (publication, role, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "publication_input" VALUES(1,'catalogue','catalogue.yaml','444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012');
INSERT INTO "publication_input" VALUES(1,'regions','regions.csv','69b7c39f6fe4c9cc0a1cae1fa5c958ff60fcf2278a979617cb0a2c60bd0f75d4');
INSERT INTO "publication_input" VALUES(1,'settings','santong.yaml','caad025a576d005fad277bc883b331cc22e998ace1c975f3f126ee676eb27cbe');
INSERT INTO "publication_input" VALUES(1,'submission','inbox/2017Q3/410181.csv','e9366d4c5fbbe07850d74f38db391b18d9a4c707a7405afad5f2f0ef90a3953c');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/bulletin.mustache','f946d7f826d99d636cd8cbd2eef5d59affc6d01ab42d7d772c91d5a058955da4');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/footer.mustache','db85f4f37d5ca94d1ade70d75b5fa33d5b66bfc759d318b8d6cbeb8bba4768e9');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/revisions.mustache','30fdbc60409e043b50ed7b7e6e1d816db6f674b3d225c81459ff1feb6b0ab6f9');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/style.mustache','6a3b125d9d87870790e9f856b1e791c12093d7acfd645a147b0fd024e606933e');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/unit.mustache','b9e91ada57a5dc59df6f28459687ee13a0d099f9c8c160a6787f456552debf5b');
INSERT INTO "publication_input" VALUES(1,'template','templates/html/value.mustache','ab61b6187eb2d76624087f398637a90420c4222af1417ff9ba09a8ab00e77bdd');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/bulletin.mustache','0a763202f48438c062e85c64b3e024037248a4d19c835452d2c7844290c4d460');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/notice.mustache','69730b7d819e57f2d5aee30aa56ec97c4b2194345303ac4e99002cd01409c79c');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/revisions.mustache','25ba4da90f37fd6295cf5771f4491db786fd1af96b1eae27456b2fc7bece362c');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/unit.mustache','f3e2564a4120b27cf9faae734362833f1aee38d7b36b2489537d2a393f99b8b9');
INSERT INTO "publication_input" VALUES(1,'template','templates/markdown/value.mustache','a5ce4ff9f32fccda6dd04deebb09aa6ef1d3d506c486e92f76790dc49491e1b0');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/caliber.mustache','2a8c62deff0fed10ecb0d0717cca3e389d31fab881d077dca9297b66469f282e');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/cause.mustache','485345de436ed69c7689fe03c82ea2f47c9f9cdf285a8e68bf104b49a9c8ce1f');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/conservation.mustache','dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/coverage.mustache','bd38e4b90690ec8adb527c78b8bc00c2421471a81700475978ef56f4bebb2532');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/falls.mustache','170a901ce0e94d9f995c037335dc3ec5c3e696f877f3accde70499a755a5dca2');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/indicator.mustache','84b9148dea7981ebfa9cbe34b36bc6b8c322c03f950a571751e2e7c630d53d1c');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/late.mustache','dbbeef8c27cf19d5249aa60bc1b72358cfd58a2c5c261810741e6ab2c6651313');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/lead.mustache','fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/movement.mustache','9ad6c8d0003918d21561f2edbe5dea773a230e22d29c071efc56ff819d9eb865');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/not_ranked.mustache','3aa4c8915ad80440807ef275b98ff9922e5b394f1ee33f17d41c8c9b31d50b16');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/notice_opening.mustache','acdbb7a6320e4b58ebcd0169a21d9972ec1ca2a3b599e2fa38e8bb6fd23cecbe');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/notice_title.mustache','20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/position.mustache','327a130d0977f48d47cf80468342079c3c41cbdfa53500640bb7bf731188e5b3');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/quality.mustache','9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/ranking_all.mustache','0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/ranking_ends.mustache','caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/ranking_none.mustache','fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/ranking_one.mustache','294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/ranking_tied.mustache','8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/requirement.mustache','0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/sheet_title.mustache','426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/summary.mustache','65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/title.mustache','44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa');
INSERT INTO "publication_input" VALUES(1,'template','templates/prose/unmet.mustache','b03cec9608ac1480723f52cea5d70e2aabbe67e49f80f879106a75df836080d5');
CREATE TABLE school_list (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    schools BLOB NOT NULL
) STRICT;
INSERT INTO "school_list" VALUES(1,X'');
CREATE TABLE sighting (
    period TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (period, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE signature (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
INSERT INTO "signature" VALUES(1,X'B3C7A7B818BDF3A795AE41C917A8FE5B68B1BFC022EAFA75050A97AED1E93D30',X'B00F545DB283582E70AC3E543C9F061034FF228515932DE351DE2375A28E63D20002424C581901EF84C2B174DE2D3A9A795570907D24ACADDFA0FC9CE427C70E');
CREATE TABLE standing (
    publication INTEGER NOT NULL REFERENCES publication (id),
    unit TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ranked', 'incomplete', 'returned', 'missing')),
    score INTEGER CHECK (score BETWEEN 0 AND 10000),
    rank INTEGER CHECK (rank > 0),
    PRIMARY KEY (publication, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO "standing" VALUES(1,'410181','returned',NULL,NULL);
CREATE TABLE submission (
    publication INTEGER NOT NULL REFERENCES publication (id),
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    submitter TEXT,
    unit TEXT,
    form TEXT CHECK (form IN ('school', 'summary')),
    revision INTEGER NOT NULL,
    received_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('counted', 'partly', 'unused', 'superseded', 'returned')),
    rows INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    PRIMARY KEY (publication, file)
) STRICT, WITHOUT ROWID;
INSERT INTO "submission" VALUES(1,'410181.csv','e9366d4c5fbbe07850d74f38db391b18d9a4c707a7405afad5f2f0ef90a3953c','410181','410181','school',1,NULL,'returned',2,1,0);
CREATE INDEX publication_by_period ON publication (period, status);
CREATE TRIGGER content_no_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER sighting_no_update BEFORE UPDATE ON sighting
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER sighting_no_delete BEFORE DELETE ON sighting
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_input_no_update BEFORE UPDATE ON publication_input
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_input_no_delete BEFORE DELETE ON publication_input
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER indicator_no_update BEFORE UPDATE ON indicator
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER indicator_no_delete BEFORE DELETE ON indicator
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER figure_no_update BEFORE UPDATE ON figure
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER figure_no_delete BEFORE DELETE ON figure
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER standing_no_update BEFORE UPDATE ON standing
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER standing_no_delete BEFORE DELETE ON standing
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_no_update BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_no_delete BEFORE DELETE ON part
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_ratio_no_update BEFORE UPDATE ON part_ratio
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_ratio_no_delete BEFORE DELETE ON part_ratio
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_total_no_update BEFORE UPDATE ON leaf_total
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_total_no_delete BEFORE DELETE ON leaf_total
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER school_list_no_update BEFORE UPDATE ON school_list
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER school_list_no_delete BEFORE DELETE ON school_list
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_status_only BEFORE UPDATE ON publication
WHEN OLD.status <> 'publishing' OR NEW.status NOT IN ('published', 'abandoned') OR NEW.id <> OLD.id
    OR NEW.period <> OLD.period OR NEW.manifest_sha256 <> OLD.manifest_sha256
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER finding_list_no_update BEFORE UPDATE ON finding_list
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER finding_list_no_delete BEFORE DELETE ON finding_list
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER edition_issue_no_update BEFORE UPDATE ON edition_issue
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER edition_issue_no_delete BEFORE DELETE ON edition_issue
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE UNIQUE INDEX publication_edition ON publication (period, edition) WHERE status = 'published' AND edition IS NOT NULL;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_source_no_update BEFORE UPDATE ON leaf_source
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_source_no_delete BEFORE DELETE ON leaf_source
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER explanation_no_update BEFORE UPDATE ON explanation
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER explanation_no_delete BEFORE DELETE ON explanation
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
COMMIT;
