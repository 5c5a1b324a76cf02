CREATE TABLE content (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO content VALUES('11a3f844a65c6e35ce04054bda4176179a6c3775b3c8e6f39cb29ec617fb2c8b',X'31');
INSERT INTO content VALUES('444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012',X'31');
INSERT INTO content VALUES('6dd010b98b79bd42b81638e33d05eae81c973681b85a999520d5715163f80439',X'31');
INSERT INTO content VALUES('35695e399e311c298646b473c3572b6fdf0b0087f10f82a1538b714f15419bb6',X'31');
INSERT INTO content VALUES('2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03',X'31');
INSERT INTO content VALUES('d12f7b9c143ceb76c66ffbd618859d68cfd6093c4f8949f932a0696125e23aa2',X'31');
INSERT INTO content VALUES('524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010',X'31');
INSERT INTO content VALUES('0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc',X'31');
INSERT INTO content VALUES('9b4c566846a885dec8283380e87468480545a5e784768e11436d6be08ce343e6',X'31');
INSERT INTO content VALUES('7aebac6dbe32121f68e4d0df1783b6369973b39f39fff85e45d7dca0c19c6d3b',X'31');
INSERT INTO content VALUES('2803d79bdc000f6b6c991d32cdc0642caa0daddd57ad90a83f0c30c1c628d09e',X'31');
INSERT INTO content VALUES('ed30f33f07427b3afe5f6d66fda12f45a3b59a358d466331be83b04e6f32c5a2',X'31');
INSERT INTO content VALUES('69730b7d819e57f2d5aee30aa56ec97c4b2194345303ac4e99002cd01409c79c',X'31');
INSERT INTO content VALUES('5922780d2d5212619d96fdb79afec1d0973c21a23a6c40acb1d8f0900d661447',X'31');
INSERT INTO content VALUES('1f759373da2372da220d1d23b91ce30524f274b1e75f7e655e66dfea30ad9c28',X'31');
INSERT INTO content VALUES('2a8c62deff0fed10ecb0d0717cca3e389d31fab881d077dca9297b66469f282e',X'31');
INSERT INTO content VALUES('dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441',X'31');
INSERT INTO content VALUES('bd38e4b90690ec8adb527c78b8bc00c2421471a81700475978ef56f4bebb2532',X'31');
INSERT INTO content VALUES('170a901ce0e94d9f995c037335dc3ec5c3e696f877f3accde70499a755a5dca2',X'31');
INSERT INTO content VALUES('84b9148dea7981ebfa9cbe34b36bc6b8c322c03f950a571751e2e7c630d53d1c',X'31');
INSERT INTO content VALUES('dbbeef8c27cf19d5249aa60bc1b72358cfd58a2c5c261810741e6ab2c6651313',X'31');
INSERT INTO content VALUES('fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06',X'31');
INSERT INTO content VALUES('9ad6c8d0003918d21561f2edbe5dea773a230e22d29c071efc56ff819d9eb865',X'31');
INSERT INTO content VALUES('3aa4c8915ad80440807ef275b98ff9922e5b394f1ee33f17d41c8c9b31d50b16',X'31');
INSERT INTO content VALUES('acdbb7a6320e4b58ebcd0169a21d9972ec1ca2a3b599e2fa38e8bb6fd23cecbe',X'31');
INSERT INTO content VALUES('20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f',X'31');
INSERT INTO content VALUES('327a130d0977f48d47cf80468342079c3c41cbdfa53500640bb7bf731188e5b3',X'31');
INSERT INTO content VALUES('9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72',X'31');
INSERT INTO content VALUES('0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300',X'31');
INSERT INTO content VALUES('caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58',X'31');
INSERT INTO content VALUES('fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2',X'31');
INSERT INTO content VALUES('294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e',X'31');
INSERT INTO content VALUES('8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3',X'31');
INSERT INTO content VALUES('0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807',X'31');
INSERT INTO content VALUES('426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158',X'31');
INSERT INTO content VALUES('65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096',X'31');
INSERT INTO content VALUES('44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa',X'31');
INSERT INTO content VALUES('b03cec9608ac1480723f52cea5d70e2aabbe67e49f80f879106a75df836080d5',X'31');
INSERT INTO content VALUES('5bc65334b1840ac82bc93b0c676acd5bceb6bdb851458f3013aa7336a1540fea',X'31');
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
CREATE TABLE figure (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    indicator TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    rank INTEGER,
    PRIMARY KEY (publication, region, indicator)
) STRICT, WITHOUT ROWID;
INSERT INTO figure VALUES(1,'410000','broadband',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410000','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410000','internet_access',1,1,NULL);
INSERT INTO figure VALUES(1,'410000','internet_access_full',1,1,NULL);
INSERT INTO figure VALUES(1,'410000','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_full',0,1,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_rural',0,0,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_urban',8,10,NULL);
INSERT INTO figure VALUES(1,'410000','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410000','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410000','teacher_spaces',18,20,NULL);
INSERT INTO figure VALUES(1,'410000','teacher_training',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410000','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','broadband',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','internet_access',1,1,1);
INSERT INTO figure VALUES(1,'410100','internet_access_full',1,1,1);
INSERT INTO figure VALUES(1,'410100','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','multimedia_full',0,1,1);
INSERT INTO figure VALUES(1,'410100','multimedia_rural',0,0,NULL);
INSERT INTO figure VALUES(1,'410100','multimedia_urban',8,10,1);
INSERT INTO figure VALUES(1,'410100','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410100','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','teacher_spaces',18,20,1);
INSERT INTO figure VALUES(1,'410100','teacher_training',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','broadband',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','internet_access',1,1,NULL);
INSERT INTO figure VALUES(1,'410102','internet_access_full',1,1,NULL);
INSERT INTO figure VALUES(1,'410102','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_full',0,1,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_rural',0,0,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_urban',8,10,NULL);
INSERT INTO figure VALUES(1,'410102','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410102','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','teacher_spaces',18,20,NULL);
INSERT INTO figure VALUES(1,'410102','teacher_training',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','wireless',NULL,NULL,NULL);
CREATE TABLE finding_list (
    publication INTEGER NOT NULL REFERENCES publication (id),
    file TEXT NOT NULL,
    findings BLOB NOT NULL,
    PRIMARY KEY (publication, file)
) STRICT;
INSERT INTO finding_list VALUES(1,'410102.csv',X'efbbbf6c696e652c636f64652c73657665726974792c636f6c756d6e2c76616c75650d0a312c4631332c696e666f2c2ce887aae784b6e69da1e4bbb6e99990e588b6e38081e99990e588b6e58e9fe59ba0e38081e68ea5e585a5e5b8a6e5aebd284d62707329e38081e697a0e7babfe6a0a1e59bade7bd91e38081e4b893e98092e8afbee5a082e38081e5908de5b888e8afbee5a082e38081e5908de6a0a1e7bd91e7bb9ce8afbee5a082e38081e58f82e58aa0e59fb9e8aeade69599e5b888e695b0e38081e5ba94e794a8e7a9bae997b4e5ada6e7949fe695b0e38081e695b0e5ad97e6a0a1e59bade8bebee6a0870d0a');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('001 first schema');
INSERT INTO grdb_migrations VALUES('002 finding lists');
INSERT INTO grdb_migrations VALUES('003 verification codes');
CREATE TABLE indicator (
    publication INTEGER NOT NULL REFERENCES publication (id),
    id TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (publication, id)
) STRICT, WITHOUT ROWID;
INSERT INTO indicator VALUES(1,'broadband','(schools_broadband)/(schools); schools=all; schools_broadband=count(bandwidth >= 10); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'digital_campus','(schools_digital)/(schools); schools=all; schools_digital=count(digital_campus); 中等职业学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'internet_access','(schools_connected)/(schools - schools_exempt); schools=all; schools_connected=count(connected); schools_exempt=count(exempt); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'internet_access_full','(schools_connected)/(schools - schools_exempt); schools=all; schools_connected=count(connected); schools_exempt=count(exempt); 小学,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'lessons','(schools_lessons)/(schools); schools=all; schools_lessons=count(delivered_lessons or master_lessons or elite_lessons); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'multimedia_full','(schools_multimedia)/(schools); schools=all; schools_multimedia=count(classrooms > 0 and multimedia_classrooms = classrooms); 小学,教学点,初级中学,九年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'multimedia_rural','(multimedia_classrooms)/(classrooms); classrooms=sum(classrooms); multimedia_classrooms=sum(multimedia_classrooms); 小学,教学点,初级中学,九年一贯制学校; 乡村');
INSERT INTO indicator VALUES(1,'multimedia_urban','(multimedia_classrooms)/(classrooms); classrooms=sum(classrooms); multimedia_classrooms=sum(multimedia_classrooms); 小学,教学点,初级中学,九年一贯制学校; 城区,镇区');
INSERT INTO indicator VALUES(1,'student_spaces','(student_spaces)/(students); students=sum(students); student_spaces=sum(student_spaces); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'student_spaces_used','(student_spaces_used)/(students); students=sum(students); student_spaces_used=sum(student_spaces_used); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'teacher_spaces','(teacher_spaces)/(teachers); teachers=sum(teachers); teacher_spaces=sum(teacher_spaces); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'teacher_training','(teachers_trained)/(teachers); teachers=sum(teachers); teachers_trained=sum(teachers_trained); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
INSERT INTO indicator VALUES(1,'wireless','(schools_wireless)/(schools); schools=all; schools_wireless=count(wireless); 小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校; 城区,镇区,乡村');
CREATE TABLE leaf_total (
    publication INTEGER NOT NULL REFERENCES publication (id),
    leaf TEXT NOT NULL,
    measure TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (publication, leaf, measure)
) STRICT, WITHOUT ROWID;
INSERT INTO leaf_total VALUES(1,'410102','classrooms',10);
INSERT INTO leaf_total VALUES(1,'410102','multimedia_classrooms',8);
INSERT INTO leaf_total VALUES(1,'410102','schools',1);
INSERT INTO leaf_total VALUES(1,'410102','schools_connected',1);
INSERT INTO leaf_total VALUES(1,'410102','schools_exempt',0);
INSERT INTO leaf_total VALUES(1,'410102','schools_multimedia',0);
INSERT INTO leaf_total VALUES(1,'410102','student_spaces',0);
INSERT INTO leaf_total VALUES(1,'410102','students',0);
INSERT INTO leaf_total VALUES(1,'410102','teacher_spaces',18);
INSERT INTO leaf_total VALUES(1,'410102','teachers',20);
CREATE TABLE part (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
    sums BLOB NOT NULL,
    PRIMARY KEY (publication, region, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES(1,'410102','leaf',X'01010000000a080000000000141200000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
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
INSERT INTO part_ratio VALUES(1,'410102','leaf','internet_access',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410102','leaf','internet_access_full',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_full',0,1,0,1);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_rural',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_urban',8,10,8,10);
INSERT INTO part_ratio VALUES(1,'410102','leaf','student_spaces',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410102','leaf','teacher_spaces',18,20,18,20);
CREATE TABLE publication (
    id INTEGER NOT NULL PRIMARY KEY,
    period TEXT NOT NULL CHECK (length(period) = 6),
    edition INTEGER CHECK (edition > 0),
    status TEXT NOT NULL CHECK (status IN ('publishing', 'published', 'abandoned')),
    tool_version TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
    shape TEXT NOT NULL
, verification_code TEXT CHECK (length(verification_code) = 16)) STRICT;
INSERT INTO publication VALUES(1,'2017Q3',NULL,'published','0.1.0','26b07cc72dcc412dfaa3fea71276b6c6f11eb96f5ee768196b2e7547639786e4','小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校;城区,镇区,乡村;schools,schools_connected,schools_exempt,schools_broadband,schools_wireless,classrooms,multimedia_classrooms,schools_delivered,schools_master,schools_elite,schools_lessons,schools_multimedia,teachers,teacher_spaces,teachers_trained,students,student_spaces,student_spaces_used,schools_digital',NULL);
CREATE TABLE publication_input (
    publication INTEGER NOT NULL REFERENCES publication (id),
    role TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256),
    PRIMARY KEY (publication, role, path)
) STRICT, WITHOUT ROWID;
INSERT INTO publication_input VALUES(1,'catalogue','catalogue.yaml','444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012');
INSERT INTO publication_input VALUES(1,'regions','regions.csv','6dd010b98b79bd42b81638e33d05eae81c973681b85a999520d5715163f80439');
INSERT INTO publication_input VALUES(1,'settings','santong.yaml','11a3f844a65c6e35ce04054bda4176179a6c3775b3c8e6f39cb29ec617fb2c8b');
INSERT INTO publication_input VALUES(1,'submission','inbox/2017Q3/410102.csv','5bc65334b1840ac82bc93b0c676acd5bceb6bdb851458f3013aa7336a1540fea');
INSERT INTO publication_input VALUES(1,'template','templates/html/bulletin.mustache','35695e399e311c298646b473c3572b6fdf0b0087f10f82a1538b714f15419bb6');
INSERT INTO publication_input VALUES(1,'template','templates/html/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO publication_input VALUES(1,'template','templates/html/footer.mustache','d12f7b9c143ceb76c66ffbd618859d68cfd6093c4f8949f932a0696125e23aa2');
INSERT INTO publication_input VALUES(1,'template','templates/html/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO publication_input VALUES(1,'template','templates/html/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO publication_input VALUES(1,'template','templates/html/style.mustache','9b4c566846a885dec8283380e87468480545a5e784768e11436d6be08ce343e6');
INSERT INTO publication_input VALUES(1,'template','templates/html/unit.mustache','7aebac6dbe32121f68e4d0df1783b6369973b39f39fff85e45d7dca0c19c6d3b');
INSERT INTO publication_input VALUES(1,'template','templates/html/value.mustache','2803d79bdc000f6b6c991d32cdc0642caa0daddd57ad90a83f0c30c1c628d09e');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/bulletin.mustache','ed30f33f07427b3afe5f6d66fda12f45a3b59a358d466331be83b04e6f32c5a2');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/notice.mustache','69730b7d819e57f2d5aee30aa56ec97c4b2194345303ac4e99002cd01409c79c');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/unit.mustache','5922780d2d5212619d96fdb79afec1d0973c21a23a6c40acb1d8f0900d661447');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/value.mustache','1f759373da2372da220d1d23b91ce30524f274b1e75f7e655e66dfea30ad9c28');
INSERT INTO publication_input VALUES(1,'template','templates/prose/caliber.mustache','2a8c62deff0fed10ecb0d0717cca3e389d31fab881d077dca9297b66469f282e');
INSERT INTO publication_input VALUES(1,'template','templates/prose/conservation.mustache','dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441');
INSERT INTO publication_input VALUES(1,'template','templates/prose/coverage.mustache','bd38e4b90690ec8adb527c78b8bc00c2421471a81700475978ef56f4bebb2532');
INSERT INTO publication_input VALUES(1,'template','templates/prose/falls.mustache','170a901ce0e94d9f995c037335dc3ec5c3e696f877f3accde70499a755a5dca2');
INSERT INTO publication_input VALUES(1,'template','templates/prose/indicator.mustache','84b9148dea7981ebfa9cbe34b36bc6b8c322c03f950a571751e2e7c630d53d1c');
INSERT INTO publication_input VALUES(1,'template','templates/prose/late.mustache','dbbeef8c27cf19d5249aa60bc1b72358cfd58a2c5c261810741e6ab2c6651313');
INSERT INTO publication_input VALUES(1,'template','templates/prose/lead.mustache','fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06');
INSERT INTO publication_input VALUES(1,'template','templates/prose/movement.mustache','9ad6c8d0003918d21561f2edbe5dea773a230e22d29c071efc56ff819d9eb865');
INSERT INTO publication_input VALUES(1,'template','templates/prose/not_ranked.mustache','3aa4c8915ad80440807ef275b98ff9922e5b394f1ee33f17d41c8c9b31d50b16');
INSERT INTO publication_input VALUES(1,'template','templates/prose/notice_opening.mustache','acdbb7a6320e4b58ebcd0169a21d9972ec1ca2a3b599e2fa38e8bb6fd23cecbe');
INSERT INTO publication_input VALUES(1,'template','templates/prose/notice_title.mustache','20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f');
INSERT INTO publication_input VALUES(1,'template','templates/prose/position.mustache','327a130d0977f48d47cf80468342079c3c41cbdfa53500640bb7bf731188e5b3');
INSERT INTO publication_input VALUES(1,'template','templates/prose/quality.mustache','9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_all.mustache','0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_ends.mustache','caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_none.mustache','fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_one.mustache','294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_tied.mustache','8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3');
INSERT INTO publication_input VALUES(1,'template','templates/prose/requirement.mustache','0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807');
INSERT INTO publication_input VALUES(1,'template','templates/prose/sheet_title.mustache','426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158');
INSERT INTO publication_input VALUES(1,'template','templates/prose/summary.mustache','65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096');
INSERT INTO publication_input VALUES(1,'template','templates/prose/title.mustache','44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa');
INSERT INTO publication_input VALUES(1,'template','templates/prose/unmet.mustache','b03cec9608ac1480723f52cea5d70e2aabbe67e49f80f879106a75df836080d5');
CREATE TABLE school_list (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    schools BLOB NOT NULL
) STRICT;
INSERT INTO school_list VALUES(1,X'c1a2f4fc07ed8732');
CREATE TABLE sighting (
    period TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (period, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE standing (
    publication INTEGER NOT NULL REFERENCES publication (id),
    unit TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ranked', 'incomplete', 'returned', 'missing')),
    score INTEGER CHECK (score BETWEEN 0 AND 10000),
    rank INTEGER CHECK (rank > 0),
    PRIMARY KEY (publication, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO standing VALUES(1,'410100','ranked',10000,1);
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
INSERT INTO submission VALUES(1,'410102.csv','5bc65334b1840ac82bc93b0c676acd5bceb6bdb851458f3013aa7336a1540fea','410102','410100','school',1,NULL,'counted',1,0,0);
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
