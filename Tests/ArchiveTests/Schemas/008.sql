CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('001 first schema');
INSERT INTO grdb_migrations VALUES('002 finding lists');
INSERT INTO grdb_migrations VALUES('003 verification codes');
INSERT INTO grdb_migrations VALUES('004 editions');
INSERT INTO grdb_migrations VALUES('005 signatures');
INSERT INTO grdb_migrations VALUES('006 leaf sources');
INSERT INTO grdb_migrations VALUES('007 explanations');
INSERT INTO grdb_migrations VALUES('008 papers');
CREATE TABLE content (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO content VALUES('4638a5816d15052c72b6c385d3ffbe61d6dd24dbe119514505af647ae63c576d',X'31');
INSERT INTO content VALUES('444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012',X'31');
INSERT INTO content VALUES('328abb2a61fc504152eba3bcaa327c802934674b9204b99c5dcce55ad6e52be7',X'31');
INSERT INTO content VALUES('bc031f407ebddaca6dbc67f1e5cfec3a103d3af05a12637a864c3b8533f37cc8',X'31');
INSERT INTO content VALUES('81a4fdac0c4201407dcbe05b3377fdfad714489458b29f16e176a2bfcb2c7d1f',X'31');
INSERT INTO content VALUES('c47bbcf8a9c10ba70d0fcd05a1390165ba994175576e9724e660d4a02920341f',X'31');
INSERT INTO content VALUES('67d980bc355e7bd789a853539cfd7698b2f423a22d3c8ac62fb9beeeb0872181',X'31');
INSERT INTO content VALUES('fbdfdd9d568fee4a64841b691fc8dd2d189ebb434ce1a8c27559e1ad2d474f26',X'31');
INSERT INTO content VALUES('85cafce4ebb87c70f8ea85f81705caa3443c80ab88422d3049e22c5611c1458d',X'31');
INSERT INTO content VALUES('ce50b020ec2e0034483e1268688fbcc883ef741cec6dcfe97a41ea98aa7f3808',X'31');
INSERT INTO content VALUES('2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03',X'31');
INSERT INTO content VALUES('1491957be51d47a30f87bf630d384e9ded8711610592e3ee7e9c6744c85d7bb7',X'31');
INSERT INTO content VALUES('615e01c5139fb8eacd38c74d484a19d79491cf107d07cd8c312c1d99bd6e9d02',X'31');
INSERT INTO content VALUES('eb56fd9e81accde8193185a5c225de61b0fd1c4400d7397c3a04886210660625',X'31');
INSERT INTO content VALUES('37130f2e7604a06540ff62125caf3ba198fe786ccebe6944046e85e8f6348758',X'31');
INSERT INTO content VALUES('280056a9245b62ef6c781c5752ff5b9891f41ca79bf715558694dea0922aedd2',X'31');
INSERT INTO content VALUES('04ea74b5683fa83598a75224508094a6cacccca0b73d4ba85545f48c565ae753',X'31');
INSERT INTO content VALUES('f983aedf02c00b946df28151f6fcff7ba643226b2e1f440d72dc5900f56293f3',X'31');
INSERT INTO content VALUES('fc2dc2f2c09de9a224ee28aa38f861fc3834d3fea007cfa26ee6144ad23747c0',X'31');
INSERT INTO content VALUES('cc09cf32ad2ccbea572400de1989ce1575df1b14aeaf21e264b7998d7e49ae5b',X'31');
INSERT INTO content VALUES('eb7a0260ae81e9f81320fd413f138c1318fc43436439c87e53ab595f34828679',X'31');
INSERT INTO content VALUES('3fc2fe0333b3da3ec24aab51aa8e90a3c811ea89fbd6d07867fd1493d2324918',X'31');
INSERT INTO content VALUES('dbad61fb527358265ea9fe0d91939cbb83a0f8244005d2044f15cb8db7fde545',X'31');
INSERT INTO content VALUES('db85f4f37d5ca94d1ade70d75b5fa33d5b66bfc759d318b8d6cbeb8bba4768e9',X'31');
INSERT INTO content VALUES('cd4a45c4c6815abfc0b480333358378b6cdc23dd9ce124af7bcbe4eb4591ec07',X'31');
INSERT INTO content VALUES('598cf640e95e1936e0a320f3d18f62eb8fe94a063a80ed653d0bb484f678896d',X'31');
INSERT INTO content VALUES('c7e0c86fbcc50569e8005a226e31b6ca27a9b7bbbf4d7935644fe10bac4a1820',X'31');
INSERT INTO content VALUES('524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010',X'31');
INSERT INTO content VALUES('39737398c47dd75ef506499b23a2b5c7b82aec45097c4feb87712582c734a661',X'31');
INSERT INTO content VALUES('bb62b00af449d1c4b4163c7aa73cb5b6f1e8b142a577540643df0085a89b2f84',X'31');
INSERT INTO content VALUES('aea37a6344686c728e7877da3ce4c5501406c109735489eb2a83ff30ef0eac1d',X'31');
INSERT INTO content VALUES('0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc',X'31');
INSERT INTO content VALUES('30fdbc60409e043b50ed7b7e6e1d816db6f674b3d225c81459ff1feb6b0ab6f9',X'31');
INSERT INTO content VALUES('dcc94650493cf359352321849007a03fafaa350151152654428a9712403b95c3',X'31');
INSERT INTO content VALUES('2682ab7fc42f4e1a5d01aec86149b727323e5aac7708a8cf9cf0cf250ba09dc3',X'31');
INSERT INTO content VALUES('416ceacf72aa2a433724fa0fbbfae0cc457a1d10d3bcbd9e105c07c10bcf9feb',X'31');
INSERT INTO content VALUES('4a9d102d954a433f6c764548176aa13ba3f6f956d39c7916d78424e69cb7b8dd',X'31');
INSERT INTO content VALUES('95ff69cac3ee977762c11d43cdd97a36eda591a6bfa17115d1e41f44045a4f17',X'31');
INSERT INTO content VALUES('86bb11552439cb3b42b18df5887e24694b3abc25304c543529d37d7c4b549a73',X'31');
INSERT INTO content VALUES('a098b68193e13e727d864dd93bf3e816a95ebd0ed4351063eb5a2dbc9e24dc30',X'31');
INSERT INTO content VALUES('ab61b6187eb2d76624087f398637a90420c4222af1417ff9ba09a8ab00e77bdd',X'31');
INSERT INTO content VALUES('52054464b1782b1a7836894d51acb69e12ddaf0a69530209bcbb35725e263b5a',X'31');
INSERT INTO content VALUES('b413f0dbfae4c672797ff5926a2b68cd31ceaf3ad4929c5c8fb3638a67937bd6',X'31');
INSERT INTO content VALUES('de1bf07e0ae566a2e716d08132159338ee8031fd9b30dfe6302dbf718692e1ea',X'31');
INSERT INTO content VALUES('b224a24cfcc6cab2ee8cd05e4697006faef7cd6be4f6b57eecbf045b5a6e54af',X'31');
INSERT INTO content VALUES('2155b4ae3e00c71b40d7c82ac86f8f02f4518732dd1375ae2cba09ed7a4eb7aa',X'31');
INSERT INTO content VALUES('b066e7b10b227137c2254496e5333235cc65221673cf2c9d4630060f27b3dd60',X'31');
INSERT INTO content VALUES('a75ba5e674fea35dabea25576c52936e3eea60b85e3406798a592a1e73806ec7',X'31');
INSERT INTO content VALUES('9aaa9d1a391454937365283ae13cdf973b192555e04cef15eb3aaeb3b43eec14',X'31');
INSERT INTO content VALUES('dd349329f253d4a3a6b1a238a9df795018ddddb28f026e9dd7b74c11220b6713',X'31');
INSERT INTO content VALUES('25ba4da90f37fd6295cf5771f4491db786fd1af96b1eae27456b2fc7bece362c',X'31');
INSERT INTO content VALUES('29aaad200208cfe274dc5a43361375f957a912b21b951fe4ce603d800182ac5d',X'31');
INSERT INTO content VALUES('18b74ab200f333101a8596f2ba8e7ac9f957ac4edc0c9f284d1cfab1d080f60f',X'31');
INSERT INTO content VALUES('df7b3a1ce316a9913aeeb5889771c79f7863ac70717ea8d1de4010fd9042c10c',X'31');
INSERT INTO content VALUES('e5264e8837b58c88ff13453bde8a0f659088cf8de33722877fd597fc1faa56e6',X'31');
INSERT INTO content VALUES('a5ce4ff9f32fccda6dd04deebb09aa6ef1d3d506c486e92f76790dc49491e1b0',X'31');
INSERT INTO content VALUES('fde52ded3977ba1b7cafb1de7504520b0101d2e5ed39a47a25a7070b4c0bca7e',X'31');
INSERT INTO content VALUES('29e95ee7d76baf594082330ab9b50786bdbd86681110234b0797dd20c1b1847d',X'31');
INSERT INTO content VALUES('485345de436ed69c7689fe03c82ea2f47c9f9cdf285a8e68bf104b49a9c8ce1f',X'31');
INSERT INTO content VALUES('f6a4c1cad6e444d46931197e76b64239c3ec089ad539984373259b759380df57',X'31');
INSERT INTO content VALUES('da4d2daf52d440ed3cfecae0371593dc3dccc0f9380a36a1eaa2da13a5915726',X'31');
INSERT INTO content VALUES('a8c731997152520518d4491637c03a83d5135e17caa426b16ea22e3f11226372',X'31');
INSERT INTO content VALUES('6bb55b3017b468b3e600ad85d1b94783d6fa47e81eff8edd618b6c351e14cd24',X'31');
INSERT INTO content VALUES('79178fe6c0487bb3befa8fcda2d1f43b0d0914424ac814b5d3435e4e1435fd07',X'31');
INSERT INTO content VALUES('f6895ad1d76ddf47ae38e8ae696cf98b8f0e2c8df9f1e022ad372a564393cdd4',X'31');
INSERT INTO content VALUES('dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441',X'31');
INSERT INTO content VALUES('e088c38c6b14694be521bb8ee8546d2d52f0360dc34d0af7b6e0b679e29b2947',X'31');
INSERT INTO content VALUES('fa7677e284d7545a7321d756dc04358f02b798d3aa8bf78de820abcd6c0829a8',X'31');
INSERT INTO content VALUES('5a79fe08e8a75d6700a3af621dd4fc87ce68270329543ce6bf988ada2d0201ac',X'31');
INSERT INTO content VALUES('2df42f273b132a18f9239d1dbdd1061d0ba0d70efa1aee870c46cc3b404b9f0c',X'31');
INSERT INTO content VALUES('50d6575484ab18428c6ef247fd3317e22977e57b1a0786d542c63ed0a4c1c157',X'31');
INSERT INTO content VALUES('b29a523cac75f00b8327b8a260bc36b03e32836935370b3dac61aa9a7fee56d0',X'31');
INSERT INTO content VALUES('9ff002b245e014968ea8ffb4171c2715d6f8cbb8066afb4184df3ae5e91b8119',X'31');
INSERT INTO content VALUES('a8d4c5eee866c111d5f2208175a883821e591bcdbb9461588f5cba51a6f095e1',X'31');
INSERT INTO content VALUES('fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06',X'31');
INSERT INTO content VALUES('20c6e8b115024a0a3005b6d78bc20a6423c092aa72a31e534b6b796de644d098',X'31');
INSERT INTO content VALUES('a582b4dcb1c88dcfdecf83919b50b7c10a36ca21136aef22a2bc7241fe08f7ae',X'31');
INSERT INTO content VALUES('486b14f70701bb9082fbe87aeefa69f5d46627698b5b0ca7c150d226c7a9d2a1',X'31');
INSERT INTO content VALUES('bafb6baa66ee079579378a6753152f528f8496b4749ea6bd0a1df13bbbc801d6',X'31');
INSERT INTO content VALUES('505191b34fa1799b2718b5864b4cecbfa703b85ae0e4b84370ea63fa3fd98a7e',X'31');
INSERT INTO content VALUES('20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f',X'31');
INSERT INTO content VALUES('734da1fd9fe4d8e6eadaacb40dbe793d60e69142a1b00969df68cad64acac468',X'31');
INSERT INTO content VALUES('f0ec47a9f37d61954f57d72f256baf6cb3811dcaf488a9c6546bc61a4f0ffbe1',X'31');
INSERT INTO content VALUES('10f95c387414d502074220982381604f712f0815d3784d0c1eb9d001b8198026',X'31');
INSERT INTO content VALUES('ce710d5e169e9b72436f5b206cfdf11c332463add4b9a89da17f3e3e0e7251a3',X'31');
INSERT INTO content VALUES('9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72',X'31');
INSERT INTO content VALUES('0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300',X'31');
INSERT INTO content VALUES('caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58',X'31');
INSERT INTO content VALUES('fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2',X'31');
INSERT INTO content VALUES('294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e',X'31');
INSERT INTO content VALUES('8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3',X'31');
INSERT INTO content VALUES('bc54b163e10c22d796f9a3e3975b92dfe019cb185b3c4c61b749996a0fe5a33a',X'31');
INSERT INTO content VALUES('0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807',X'31');
INSERT INTO content VALUES('426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158',X'31');
INSERT INTO content VALUES('c44a131ef4f17bb1ae1da9bcfdde1a04431a7a9db9a3a389c6853cc6c601df0a',X'31');
INSERT INTO content VALUES('65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096',X'31');
INSERT INTO content VALUES('d41832c475e546cc535187b35cea15ad4a6c1521d9b6a105f1d26b655469f9c7',X'31');
INSERT INTO content VALUES('44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa',X'31');
INSERT INTO content VALUES('7aea97df075ac8d7cb310f6aa129a203ea5705a0e26e47b44a571d831bd8f694',X'31');
INSERT INTO content VALUES('1fdb6cdda524c2d9ba7cadd409313d9c91b98e3c3269d74edf51b67235864393',X'31');
INSERT INTO content VALUES('7558e9d8074acdc5371ad6f5565c56e62d16666f8c7b7e8877445d26b0fd2c84',X'31');
INSERT INTO content VALUES('631b635ad9d33ee6a2268794e7421b4debaec23acbdf0190b148a6339c5b1a8e',X'31');
CREATE TABLE sighting (
    period TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (period, sha256)
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
INSERT INTO publication VALUES(1,'2017Q2',NULL,'published','0.8.1','d6204ca27e00495b148f6b68566e6a1efd14997036d5f736f1203f012a551cdc','小学,教学点,初级中学,九年一贯制学校,高级中学,完全中学,十二年一贯制学校,特殊教育学校,中等职业学校;城区,镇区,乡村;schools,schools_connected,schools_exempt,schools_broadband,schools_wireless,classrooms,multimedia_classrooms,schools_delivered,schools_master,schools_elite,schools_lessons,schools_multimedia,teachers,teacher_spaces,teachers_trained,students,student_spaces,student_spaces_used,schools_digital','4e96e1090a431b86');
CREATE TABLE publication_input (
    publication INTEGER NOT NULL REFERENCES publication (id),
    role TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256),
    PRIMARY KEY (publication, role, path)
) STRICT, WITHOUT ROWID;
INSERT INTO publication_input VALUES(1,'catalogue','catalogue.yaml','444eac65563eb6dc6a072a8c6b64acb7e0d860722a5c6f5b6af7315ae38f7012');
INSERT INTO publication_input VALUES(1,'corrections','inbox/2017Q2/corrections.csv','81a4fdac0c4201407dcbe05b3377fdfad714489458b29f16e176a2bfcb2c7d1f');
INSERT INTO publication_input VALUES(1,'regions','regions.csv','328abb2a61fc504152eba3bcaa327c802934674b9204b99c5dcce55ad6e52be7');
INSERT INTO publication_input VALUES(1,'settings','santong.yaml','4638a5816d15052c72b6c385d3ffbe61d6dd24dbe119514505af647ae63c576d');
INSERT INTO publication_input VALUES(1,'submission','inbox/2017Q2/410100.csv','1fdb6cdda524c2d9ba7cadd409313d9c91b98e3c3269d74edf51b67235864393');
INSERT INTO publication_input VALUES(1,'submission','inbox/2017Q2/410181.csv','7558e9d8074acdc5371ad6f5565c56e62d16666f8c7b7e8877445d26b0fd2c84');
INSERT INTO publication_input VALUES(1,'submission','inbox/2017Q2/410300.csv','631b635ad9d33ee6a2268794e7421b4debaec23acbdf0190b148a6339c5b1a8e');
INSERT INTO publication_input VALUES(1,'tasks','tasks.yaml','bc031f407ebddaca6dbc67f1e5cfec3a103d3af05a12637a864c3b8533f37cc8');
INSERT INTO publication_input VALUES(1,'template','templates/html/account.mustache','c47bbcf8a9c10ba70d0fcd05a1390165ba994175576e9724e660d4a02920341f');
INSERT INTO publication_input VALUES(1,'template','templates/html/account_files.mustache','67d980bc355e7bd789a853539cfd7698b2f423a22d3c8ac62fb9beeeb0872181');
INSERT INTO publication_input VALUES(1,'template','templates/html/base_style.mustache','fbdfdd9d568fee4a64841b691fc8dd2d189ebb434ce1a8c27559e1ad2d474f26');
INSERT INTO publication_input VALUES(1,'template','templates/html/bulletin.mustache','85cafce4ebb87c70f8ea85f81705caa3443c80ab88422d3049e22c5611c1458d');
INSERT INTO publication_input VALUES(1,'template','templates/html/caliber.mustache','ce50b020ec2e0034483e1268688fbcc883ef741cec6dcfe97a41ea98aa7f3808');
INSERT INTO publication_input VALUES(1,'template','templates/html/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO publication_input VALUES(1,'template','templates/html/chart.mustache','1491957be51d47a30f87bf630d384e9ded8711610592e3ee7e9c6744c85d7bb7');
INSERT INTO publication_input VALUES(1,'template','templates/html/check.mustache','615e01c5139fb8eacd38c74d484a19d79491cf107d07cd8c312c1d99bd6e9d02');
INSERT INTO publication_input VALUES(1,'template','templates/html/check_style.mustache','eb56fd9e81accde8193185a5c225de61b0fd1c4400d7397c3a04886210660625');
INSERT INTO publication_input VALUES(1,'template','templates/html/colophon.mustache','37130f2e7604a06540ff62125caf3ba198fe786ccebe6944046e85e8f6348758');
INSERT INTO publication_input VALUES(1,'template','templates/html/deduction.mustache','280056a9245b62ef6c781c5752ff5b9891f41ca79bf715558694dea0922aedd2');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation.mustache','04ea74b5683fa83598a75224508094a6cacccca0b73d4ba85545f48c565ae753');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation_index.mustache','f983aedf02c00b946df28151f6fcff7ba643226b2e1f440d72dc5900f56293f3');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation_label.mustache','fc2dc2f2c09de9a224ee28aa38f861fc3834d3fea007cfa26ee6144ad23747c0');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation_status.mustache','cc09cf32ad2ccbea572400de1989ce1575df1b14aeaf21e264b7998d7e49ae5b');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation_style.mustache','eb7a0260ae81e9f81320fd413f138c1318fc43436439c87e53ab595f34828679');
INSERT INTO publication_input VALUES(1,'template','templates/html/evaluation_time.mustache','3fc2fe0333b3da3ec24aab51aa8e90a3c811ea89fbd6d07867fd1493d2324918');
INSERT INTO publication_input VALUES(1,'template','templates/html/findings.mustache','dbad61fb527358265ea9fe0d91939cbb83a0f8244005d2044f15cb8db7fde545');
INSERT INTO publication_input VALUES(1,'template','templates/html/footer.mustache','db85f4f37d5ca94d1ade70d75b5fa33d5b66bfc759d318b8d6cbeb8bba4768e9');
INSERT INTO publication_input VALUES(1,'template','templates/html/furthest.mustache','cd4a45c4c6815abfc0b480333358378b6cdc23dd9ce124af7bcbe4eb4591ec07');
INSERT INTO publication_input VALUES(1,'template','templates/html/index.mustache','598cf640e95e1936e0a320f3d18f62eb8fe94a063a80ed653d0bb484f678896d');
INSERT INTO publication_input VALUES(1,'template','templates/html/indicator_tables.mustache','c7e0c86fbcc50569e8005a226e31b6ca27a9b7bbbf4d7935644fe10bac4a1820');
INSERT INTO publication_input VALUES(1,'template','templates/html/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO publication_input VALUES(1,'template','templates/html/notice.mustache','39737398c47dd75ef506499b23a2b5c7b82aec45097c4feb87712582c734a661');
INSERT INTO publication_input VALUES(1,'template','templates/html/page_mark.mustache','bb62b00af449d1c4b4163c7aa73cb5b6f1e8b142a577540643df0085a89b2f84');
INSERT INTO publication_input VALUES(1,'template','templates/html/print_style.mustache','aea37a6344686c728e7877da3ce4c5501406c109735489eb2a83ff30ef0eac1d');
INSERT INTO publication_input VALUES(1,'template','templates/html/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO publication_input VALUES(1,'template','templates/html/revisions.mustache','30fdbc60409e043b50ed7b7e6e1d816db6f674b3d225c81459ff1feb6b0ab6f9');
INSERT INTO publication_input VALUES(1,'template','templates/html/schools.mustache','dcc94650493cf359352321849007a03fafaa350151152654428a9712403b95c3');
INSERT INTO publication_input VALUES(1,'template','templates/html/style.mustache','2682ab7fc42f4e1a5d01aec86149b727323e5aac7708a8cf9cf0cf250ba09dc3');
INSERT INTO publication_input VALUES(1,'template','templates/html/submissions.mustache','416ceacf72aa2a433724fa0fbbfae0cc457a1d10d3bcbd9e105c07c10bcf9feb');
INSERT INTO publication_input VALUES(1,'template','templates/html/table_script.mustache','4a9d102d954a433f6c764548176aa13ba3f6f956d39c7916d78424e69cb7b8dd');
INSERT INTO publication_input VALUES(1,'template','templates/html/tasks.mustache','95ff69cac3ee977762c11d43cdd97a36eda591a6bfa17115d1e41f44045a4f17');
INSERT INTO publication_input VALUES(1,'template','templates/html/unit.mustache','86bb11552439cb3b42b18df5887e24694b3abc25304c543529d37d7c4b549a73');
INSERT INTO publication_input VALUES(1,'template','templates/html/unit_link.mustache','a098b68193e13e727d864dd93bf3e816a95ebd0ed4351063eb5a2dbc9e24dc30');
INSERT INTO publication_input VALUES(1,'template','templates/html/value.mustache','ab61b6187eb2d76624087f398637a90420c4222af1417ff9ba09a8ab00e77bdd');
INSERT INTO publication_input VALUES(1,'template','templates/html/value_link.mustache','52054464b1782b1a7836894d51acb69e12ddaf0a69530209bcbb35725e263b5a');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/bulletin.mustache','b413f0dbfae4c672797ff5926a2b68cd31ceaf3ad4929c5c8fb3638a67937bd6');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/caliber.mustache','de1bf07e0ae566a2e716d08132159338ee8031fd9b30dfe6302dbf718692e1ea');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/change.mustache','2c709f96d3a4c7fd8ae9db288687df6a78d133e00c5278434a081649c73b0c03');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/chart.mustache','b224a24cfcc6cab2ee8cd05e4697006faef7cd6be4f6b57eecbf045b5a6e54af');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/deduction.mustache','280056a9245b62ef6c781c5752ff5b9891f41ca79bf715558694dea0922aedd2');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/evaluation.mustache','2155b4ae3e00c71b40d7c82ac86f8f02f4518732dd1375ae2cba09ed7a4eb7aa');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/evaluation_index.mustache','b066e7b10b227137c2254496e5333235cc65221673cf2c9d4630060f27b3dd60');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/evaluation_label.mustache','fc2dc2f2c09de9a224ee28aa38f861fc3834d3fea007cfa26ee6144ad23747c0');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/evaluation_status.mustache','cc09cf32ad2ccbea572400de1989ce1575df1b14aeaf21e264b7998d7e49ae5b');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/evaluation_time.mustache','3fc2fe0333b3da3ec24aab51aa8e90a3c811ea89fbd6d07867fd1493d2324918');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/furthest.mustache','a75ba5e674fea35dabea25576c52936e3eea60b85e3406798a592a1e73806ec7');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/indicator_tables.mustache','9aaa9d1a391454937365283ae13cdf973b192555e04cef15eb3aaeb3b43eec14');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/movement.mustache','524d900572c0e2e8ec77678aa4e8f28a36ca54accf7b54632db3dce82379a010');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/notice.mustache','dd349329f253d4a3a6b1a238a9df795018ddddb28f026e9dd7b74c11220b6713');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/remarks.mustache','0ba12092886c2ff35f574c0f0a8371c4e33c111513354525866440879a2f9ffc');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/revisions.mustache','25ba4da90f37fd6295cf5771f4491db786fd1af96b1eae27456b2fc7bece362c');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/schools.mustache','29aaad200208cfe274dc5a43361375f957a912b21b951fe4ce603d800182ac5d');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/submissions.mustache','18b74ab200f333101a8596f2ba8e7ac9f957ac4edc0c9f284d1cfab1d080f60f');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/tasks.mustache','df7b3a1ce316a9913aeeb5889771c79f7863ac70717ea8d1de4010fd9042c10c');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/unit.mustache','e5264e8837b58c88ff13453bde8a0f659088cf8de33722877fd597fc1faa56e6');
INSERT INTO publication_input VALUES(1,'template','templates/markdown/value.mustache','a5ce4ff9f32fccda6dd04deebb09aa6ef1d3d506c486e92f76790dc49491e1b0');
INSERT INTO publication_input VALUES(1,'template','templates/prose/bounds.mustache','fde52ded3977ba1b7cafb1de7504520b0101d2e5ed39a47a25a7070b4c0bca7e');
INSERT INTO publication_input VALUES(1,'template','templates/prose/caliber.mustache','29e95ee7d76baf594082330ab9b50786bdbd86681110234b0797dd20c1b1847d');
INSERT INTO publication_input VALUES(1,'template','templates/prose/cause.mustache','485345de436ed69c7689fe03c82ea2f47c9f9cdf285a8e68bf104b49a9c8ce1f');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_gap.mustache','f6a4c1cad6e444d46931197e76b64239c3ec089ad539984373259b759380df57');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_indicator.mustache','da4d2daf52d440ed3cfecae0371593dc3dccc0f9380a36a1eaa2da13a5915726');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_ranks.mustache','a8c731997152520518d4491637c03a83d5135e17caa426b16ea22e3f11226372');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_scores.mustache','6bb55b3017b468b3e600ad85d1b94783d6fa47e81eff8edd618b6c351e14cd24');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_targets.mustache','79178fe6c0487bb3befa8fcda2d1f43b0d0914424ac814b5d3435e4e1435fd07');
INSERT INTO publication_input VALUES(1,'template','templates/prose/chart_trend.mustache','f6895ad1d76ddf47ae38e8ae696cf98b8f0e2c8df9f1e022ad372a564393cdd4');
INSERT INTO publication_input VALUES(1,'template','templates/prose/conservation.mustache','dc0425fee25012ec1ae7b2e3719a5b082d41cc0e82e64f0a49dc979c9e6ee441');
INSERT INTO publication_input VALUES(1,'template','templates/prose/coverage.mustache','e088c38c6b14694be521bb8ee8546d2d52f0360dc34d0af7b6e0b679e29b2947');
INSERT INTO publication_input VALUES(1,'template','templates/prose/evaluation_item.mustache','fa7677e284d7545a7321d756dc04358f02b798d3aa8bf78de820abcd6c0829a8');
INSERT INTO publication_input VALUES(1,'template','templates/prose/evaluation_position.mustache','5a79fe08e8a75d6700a3af621dd4fc87ce68270329543ce6bf988ada2d0201ac');
INSERT INTO publication_input VALUES(1,'template','templates/prose/evaluation_sources.mustache','2df42f273b132a18f9239d1dbdd1061d0ba0d70efa1aee870c46cc3b404b9f0c');
INSERT INTO publication_input VALUES(1,'template','templates/prose/falls.mustache','50d6575484ab18428c6ef247fd3317e22977e57b1a0786d542c63ed0a4c1c157');
INSERT INTO publication_input VALUES(1,'template','templates/prose/gap.mustache','b29a523cac75f00b8327b8a260bc36b03e32836935370b3dac61aa9a7fee56d0');
INSERT INTO publication_input VALUES(1,'template','templates/prose/indicator.mustache','9ff002b245e014968ea8ffb4171c2715d6f8cbb8066afb4184df3ae5e91b8119');
INSERT INTO publication_input VALUES(1,'template','templates/prose/late.mustache','a8d4c5eee866c111d5f2208175a883821e591bcdbb9461588f5cba51a6f095e1');
INSERT INTO publication_input VALUES(1,'template','templates/prose/lead.mustache','fde6ea74663036cfdc01e89b896755f6876fb2024e8b84e5b13e0a9aa6dd0a06');
INSERT INTO publication_input VALUES(1,'template','templates/prose/missing.mustache','20c6e8b115024a0a3005b6d78bc20a6423c092aa72a31e534b6b796de644d098');
INSERT INTO publication_input VALUES(1,'template','templates/prose/movement.mustache','a582b4dcb1c88dcfdecf83919b50b7c10a36ca21136aef22a2bc7241fe08f7ae');
INSERT INTO publication_input VALUES(1,'template','templates/prose/next_rank.mustache','486b14f70701bb9082fbe87aeefa69f5d46627698b5b0ca7c150d226c7a9d2a1');
INSERT INTO publication_input VALUES(1,'template','templates/prose/not_ranked.mustache','bafb6baa66ee079579378a6753152f528f8496b4749ea6bd0a1df13bbbc801d6');
INSERT INTO publication_input VALUES(1,'template','templates/prose/notice_opening.mustache','505191b34fa1799b2718b5864b4cecbfa703b85ae0e4b84370ea63fa3fd98a7e');
INSERT INTO publication_input VALUES(1,'template','templates/prose/notice_title.mustache','20e7a74702d16d3f21ec96c068e80daad8f44c4be3f148979a96cc474a812d8f');
INSERT INTO publication_input VALUES(1,'template','templates/prose/obstacles.mustache','734da1fd9fe4d8e6eadaacb40dbe793d60e69142a1b00969df68cad64acac468');
INSERT INTO publication_input VALUES(1,'template','templates/prose/overdue.mustache','f0ec47a9f37d61954f57d72f256baf6cb3811dcaf488a9c6546bc61a4f0ffbe1');
INSERT INTO publication_input VALUES(1,'template','templates/prose/position.mustache','10f95c387414d502074220982381604f712f0815d3784d0c1eb9d001b8198026');
INSERT INTO publication_input VALUES(1,'template','templates/prose/progress.mustache','ce710d5e169e9b72436f5b206cfdf11c332463add4b9a89da17f3e3e0e7251a3');
INSERT INTO publication_input VALUES(1,'template','templates/prose/quality.mustache','9e9a9df2ab19d4110b82ea7b591b585d0322d18c5adc2e8f91d0b5deabbe0e72');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_all.mustache','0fd5e8dbabe75b942b9b6073f464c2fecb5809b3f2e6d26433dc17f04fbd7300');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_ends.mustache','caf3f5dc270f61adbf86464a70e423fbb05e5a1179f8342af33c5905c561bd58');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_none.mustache','fccc3255d4290f78c55a5cf3324a71411941ddf5ed00c8e23890d40d8bde9ae2');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_one.mustache','294e2332cd86b347e69d214d742658320ffb4b745561f0c22dcc40691fcaeb8e');
INSERT INTO publication_input VALUES(1,'template','templates/prose/ranking_tied.mustache','8f2e09c592352c15707dc5f5a9000947c781ef2ac566de81108ae3d4e4ebf2f3');
INSERT INTO publication_input VALUES(1,'template','templates/prose/reason.mustache','bc54b163e10c22d796f9a3e3975b92dfe019cb185b3c4c61b749996a0fe5a33a');
INSERT INTO publication_input VALUES(1,'template','templates/prose/requirement.mustache','0acaaca07e9814a0f180aee513fad8fc44c941c75345fe53e488e1643e20e807');
INSERT INTO publication_input VALUES(1,'template','templates/prose/sheet_title.mustache','426c2106d17f5ead1de81b04af33729672bd22fd4595c6d6d102e611140f5158');
INSERT INTO publication_input VALUES(1,'template','templates/prose/short.mustache','c44a131ef4f17bb1ae1da9bcfdde1a04431a7a9db9a3a389c6853cc6c601df0a');
INSERT INTO publication_input VALUES(1,'template','templates/prose/summary.mustache','65ea8066cce8f09a1e0d01d52bee766a704ecbc807b758b29c7a24eca9c0c096');
INSERT INTO publication_input VALUES(1,'template','templates/prose/tasks.mustache','d41832c475e546cc535187b35cea15ad4a6c1521d9b6a105f1d26b655469f9c7');
INSERT INTO publication_input VALUES(1,'template','templates/prose/title.mustache','44fd45e297db52259627f5c4b8e84b34ea3f7265df7e7b978c695806a215e5fa');
INSERT INTO publication_input VALUES(1,'template','templates/prose/unmet.mustache','7aea97df075ac8d7cb310f6aa129a203ea5705a0e26e47b44a571d831bd8f694');
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
INSERT INTO submission VALUES(1,'410100.csv','1fdb6cdda524c2d9ba7cadd409313d9c91b98e3c3269d74edf51b67235864393','410100','410100','school',1,NULL,'counted',3,0,0);
INSERT INTO submission VALUES(1,'410181.csv','7558e9d8074acdc5371ad6f5565c56e62d16666f8c7b7e8877445d26b0fd2c84','410181','410181','school',1,NULL,'counted',1,0,0);
INSERT INTO submission VALUES(1,'410300.csv','631b635ad9d33ee6a2268794e7421b4debaec23acbdf0190b148a6339c5b1a8e','410300','410300','summary',1,NULL,'counted',1,0,0);
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
CREATE TABLE figure (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    indicator TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    rank INTEGER,
    PRIMARY KEY (publication, region, indicator)
) STRICT, WITHOUT ROWID;
INSERT INTO figure VALUES(1,'410000','broadband',14,16,NULL);
INSERT INTO figure VALUES(1,'410000','digital_campus',0,0,NULL);
INSERT INTO figure VALUES(1,'410000','internet_access',15,16,NULL);
INSERT INTO figure VALUES(1,'410000','internet_access_full',15,16,NULL);
INSERT INTO figure VALUES(1,'410000','lessons',3,12,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_full',2,16,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_rural',17,20,NULL);
INSERT INTO figure VALUES(1,'410000','multimedia_urban',119,140,NULL);
INSERT INTO figure VALUES(1,'410000','student_spaces',240,300,NULL);
INSERT INTO figure VALUES(1,'410000','student_spaces_used',0,0,NULL);
INSERT INTO figure VALUES(1,'410000','teacher_spaces',272,320,NULL);
INSERT INTO figure VALUES(1,'410000','teacher_training',273,320,NULL);
INSERT INTO figure VALUES(1,'410000','wireless',0,12,NULL);
INSERT INTO figure VALUES(1,'410100','broadband',2,3,2);
INSERT INTO figure VALUES(1,'410100','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','internet_access',2,3,2);
INSERT INTO figure VALUES(1,'410100','internet_access_full',2,3,2);
INSERT INTO figure VALUES(1,'410100','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','multimedia_full',1,3,1);
INSERT INTO figure VALUES(1,'410100','multimedia_rural',17,20,1);
INSERT INTO figure VALUES(1,'410100','multimedia_urban',9,10,1);
INSERT INTO figure VALUES(1,'410100','student_spaces',240,300,1);
INSERT INTO figure VALUES(1,'410100','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410100','teacher_spaces',52,60,1);
INSERT INTO figure VALUES(1,'410100','teacher_training',53,60,1);
INSERT INTO figure VALUES(1,'410100','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','broadband',1,2,NULL);
INSERT INTO figure VALUES(1,'410102','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','internet_access',1,2,NULL);
INSERT INTO figure VALUES(1,'410102','internet_access_full',1,2,NULL);
INSERT INTO figure VALUES(1,'410102','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_full',0,2,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_rural',7,10,NULL);
INSERT INTO figure VALUES(1,'410102','multimedia_urban',9,10,NULL);
INSERT INTO figure VALUES(1,'410102','student_spaces',240,300,NULL);
INSERT INTO figure VALUES(1,'410102','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410102','teacher_spaces',38,40,NULL);
INSERT INTO figure VALUES(1,'410102','teacher_training',38,40,NULL);
INSERT INTO figure VALUES(1,'410102','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410122','broadband',1,1,NULL);
INSERT INTO figure VALUES(1,'410122','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410122','internet_access',1,1,NULL);
INSERT INTO figure VALUES(1,'410122','internet_access_full',1,1,NULL);
INSERT INTO figure VALUES(1,'410122','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410122','multimedia_full',1,1,NULL);
INSERT INTO figure VALUES(1,'410122','multimedia_rural',10,10,NULL);
INSERT INTO figure VALUES(1,'410122','multimedia_urban',0,0,NULL);
INSERT INTO figure VALUES(1,'410122','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410122','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410122','teacher_spaces',14,20,NULL);
INSERT INTO figure VALUES(1,'410122','teacher_training',15,20,NULL);
INSERT INTO figure VALUES(1,'410122','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410181','broadband',1,1,1);
INSERT INTO figure VALUES(1,'410181','digital_campus',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410181','internet_access',1,1,1);
INSERT INTO figure VALUES(1,'410181','internet_access_full',1,1,1);
INSERT INTO figure VALUES(1,'410181','lessons',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410181','multimedia_full',1,1,1);
INSERT INTO figure VALUES(1,'410181','multimedia_rural',0,0,NULL);
INSERT INTO figure VALUES(1,'410181','multimedia_urban',10,10,1);
INSERT INTO figure VALUES(1,'410181','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410181','student_spaces_used',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410181','teacher_spaces',20,20,1);
INSERT INTO figure VALUES(1,'410181','teacher_training',20,20,1);
INSERT INTO figure VALUES(1,'410181','wireless',NULL,NULL,NULL);
INSERT INTO figure VALUES(1,'410300','broadband',11,12,1);
INSERT INTO figure VALUES(1,'410300','digital_campus',0,0,NULL);
INSERT INTO figure VALUES(1,'410300','internet_access',12,12,1);
INSERT INTO figure VALUES(1,'410300','internet_access_full',12,12,1);
INSERT INTO figure VALUES(1,'410300','lessons',3,12,1);
INSERT INTO figure VALUES(1,'410300','multimedia_full',0,12,2);
INSERT INTO figure VALUES(1,'410300','multimedia_rural',0,0,NULL);
INSERT INTO figure VALUES(1,'410300','multimedia_urban',100,120,2);
INSERT INTO figure VALUES(1,'410300','student_spaces',0,0,NULL);
INSERT INTO figure VALUES(1,'410300','student_spaces_used',0,0,NULL);
INSERT INTO figure VALUES(1,'410300','teacher_spaces',200,240,2);
INSERT INTO figure VALUES(1,'410300','teacher_training',200,240,2);
INSERT INTO figure VALUES(1,'410300','wireless',0,12,1);
CREATE TABLE standing (
    publication INTEGER NOT NULL REFERENCES publication (id),
    unit TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('ranked', 'incomplete', 'returned', 'missing')),
    score INTEGER CHECK (score BETWEEN 0 AND 10000),
    rank INTEGER CHECK (rank > 0),
    PRIMARY KEY (publication, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO standing VALUES(1,'410100','ranked',9093,2);
INSERT INTO standing VALUES(1,'410181','ranked',10000,1);
INSERT INTO standing VALUES(1,'410300','ranked',9753,1);
CREATE TABLE part (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
    sums BLOB NOT NULL,
    PRIMARY KEY (publication, region, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES(1,'410102','leaf',X'01010001000a090000000000141212000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001000000000a070000000000141414ac02f0010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO part VALUES(1,'410122','leaf',X'000000000000000000000000000000000000000000000000000000000000000000000000000001010001000a0a0000000001140e0f00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO part VALUES(1,'410181','leaf',X'01010001000a0a0000000001141414000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO part VALUES(1,'410300','totals',X'0c0c000b0078640201010300f001c801c801000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
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
INSERT INTO part_ratio VALUES(1,'410102','leaf','broadband',1,2,1,2);
INSERT INTO part_ratio VALUES(1,'410102','leaf','internet_access',1,2,1,2);
INSERT INTO part_ratio VALUES(1,'410102','leaf','internet_access_full',1,2,1,2);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_full',0,2,0,2);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_rural',7,10,7,10);
INSERT INTO part_ratio VALUES(1,'410102','leaf','multimedia_urban',9,10,9,10);
INSERT INTO part_ratio VALUES(1,'410102','leaf','student_spaces',240,300,240,300);
INSERT INTO part_ratio VALUES(1,'410102','leaf','teacher_spaces',38,40,38,40);
INSERT INTO part_ratio VALUES(1,'410102','leaf','teacher_training',38,40,38,40);
INSERT INTO part_ratio VALUES(1,'410122','leaf','broadband',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410122','leaf','internet_access',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410122','leaf','internet_access_full',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410122','leaf','multimedia_full',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410122','leaf','multimedia_rural',10,10,10,10);
INSERT INTO part_ratio VALUES(1,'410122','leaf','multimedia_urban',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410122','leaf','student_spaces',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410122','leaf','teacher_spaces',14,20,15,20);
INSERT INTO part_ratio VALUES(1,'410122','leaf','teacher_training',15,20,15,20);
INSERT INTO part_ratio VALUES(1,'410181','leaf','broadband',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410181','leaf','internet_access',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410181','leaf','internet_access_full',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410181','leaf','multimedia_full',1,1,1,1);
INSERT INTO part_ratio VALUES(1,'410181','leaf','multimedia_rural',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410181','leaf','multimedia_urban',10,10,10,10);
INSERT INTO part_ratio VALUES(1,'410181','leaf','student_spaces',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410181','leaf','teacher_spaces',20,20,20,20);
INSERT INTO part_ratio VALUES(1,'410181','leaf','teacher_training',20,20,20,20);
INSERT INTO part_ratio VALUES(1,'410300','totals','broadband',11,12,11,12);
INSERT INTO part_ratio VALUES(1,'410300','totals','digital_campus',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410300','totals','internet_access',12,12,12,12);
INSERT INTO part_ratio VALUES(1,'410300','totals','internet_access_full',12,12,12,12);
INSERT INTO part_ratio VALUES(1,'410300','totals','lessons',3,12,3,12);
INSERT INTO part_ratio VALUES(1,'410300','totals','multimedia_full',0,12,0,12);
INSERT INTO part_ratio VALUES(1,'410300','totals','multimedia_rural',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410300','totals','multimedia_urban',100,120,100,120);
INSERT INTO part_ratio VALUES(1,'410300','totals','student_spaces',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410300','totals','student_spaces_used',0,0,0,0);
INSERT INTO part_ratio VALUES(1,'410300','totals','teacher_spaces',200,240,200,240);
INSERT INTO part_ratio VALUES(1,'410300','totals','teacher_training',200,240,200,240);
INSERT INTO part_ratio VALUES(1,'410300','totals','wireless',0,12,0,12);
CREATE TABLE leaf_total (
    publication INTEGER NOT NULL REFERENCES publication (id),
    leaf TEXT NOT NULL,
    measure TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (publication, leaf, measure)
) STRICT, WITHOUT ROWID;
INSERT INTO leaf_total VALUES(1,'410102','classrooms',20);
INSERT INTO leaf_total VALUES(1,'410102','multimedia_classrooms',16);
INSERT INTO leaf_total VALUES(1,'410102','schools',2);
INSERT INTO leaf_total VALUES(1,'410102','schools_broadband',1);
INSERT INTO leaf_total VALUES(1,'410102','schools_connected',1);
INSERT INTO leaf_total VALUES(1,'410102','schools_exempt',0);
INSERT INTO leaf_total VALUES(1,'410102','schools_multimedia',0);
INSERT INTO leaf_total VALUES(1,'410102','student_spaces',240);
INSERT INTO leaf_total VALUES(1,'410102','students',300);
INSERT INTO leaf_total VALUES(1,'410102','teacher_spaces',38);
INSERT INTO leaf_total VALUES(1,'410102','teachers',40);
INSERT INTO leaf_total VALUES(1,'410102','teachers_trained',38);
INSERT INTO leaf_total VALUES(1,'410122','classrooms',10);
INSERT INTO leaf_total VALUES(1,'410122','multimedia_classrooms',10);
INSERT INTO leaf_total VALUES(1,'410122','schools',1);
INSERT INTO leaf_total VALUES(1,'410122','schools_broadband',1);
INSERT INTO leaf_total VALUES(1,'410122','schools_connected',1);
INSERT INTO leaf_total VALUES(1,'410122','schools_exempt',0);
INSERT INTO leaf_total VALUES(1,'410122','schools_multimedia',1);
INSERT INTO leaf_total VALUES(1,'410122','student_spaces',0);
INSERT INTO leaf_total VALUES(1,'410122','students',0);
INSERT INTO leaf_total VALUES(1,'410122','teacher_spaces',15);
INSERT INTO leaf_total VALUES(1,'410122','teachers',20);
INSERT INTO leaf_total VALUES(1,'410122','teachers_trained',15);
INSERT INTO leaf_total VALUES(1,'410181','classrooms',10);
INSERT INTO leaf_total VALUES(1,'410181','multimedia_classrooms',10);
INSERT INTO leaf_total VALUES(1,'410181','schools',1);
INSERT INTO leaf_total VALUES(1,'410181','schools_broadband',1);
INSERT INTO leaf_total VALUES(1,'410181','schools_connected',1);
INSERT INTO leaf_total VALUES(1,'410181','schools_exempt',0);
INSERT INTO leaf_total VALUES(1,'410181','schools_multimedia',1);
INSERT INTO leaf_total VALUES(1,'410181','student_spaces',0);
INSERT INTO leaf_total VALUES(1,'410181','students',0);
INSERT INTO leaf_total VALUES(1,'410181','teacher_spaces',20);
INSERT INTO leaf_total VALUES(1,'410181','teachers',20);
INSERT INTO leaf_total VALUES(1,'410181','teachers_trained',20);
CREATE TABLE school_list (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    schools BLOB NOT NULL
) STRICT;
INSERT INTO school_list VALUES(1,X'c1a2f4fc07ed873201958832018b8932fe93ebdc03ec8732');
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
INSERT INTO correction VALUES(1,'410122','小学','乡村','teacher_spaces',15,14,'核实','科技处');
CREATE TABLE finding_list (
    publication INTEGER NOT NULL REFERENCES publication (id),
    file TEXT NOT NULL,
    findings BLOB NOT NULL,
    PRIMARY KEY (publication, file)
) STRICT;
INSERT INTO finding_list VALUES(1,'410100.csv',X'efbbbf6c696e652c636f64652c73657665726974792c636f6c756d6e2c76616c75652c726f772c6e756d6265722c61736b65640d0a312c4631332c696e666f2c2ce99990e588b6e58e9fe59ba0e38081e697a0e7babfe6a0a1e59bade7bd91e38081e4b893e98092e8afbee5a082e38081e5908de5b888e8afbee5a082e38081e5908de6a0a1e7bd91e7bb9ce8afbee5a082e38081e5ba94e794a8e7a9bae997b4e5ada6e7949fe695b0e38081e695b0e5ad97e6a0a1e59bade8bebee6a0872c2c2c0d0a332c5231382c696e666f2ce68ea5e585a5e5b8a6e5aebd284d627073292c2c2c2c0d0a');
INSERT INTO finding_list VALUES(1,'410181.csv',X'efbbbf6c696e652c636f64652c73657665726974792c636f6c756d6e2c76616c75652c726f772c6e756d6265722c61736b65640d0a312c4631332c696e666f2c2ce99990e588b6e58e9fe59ba0e38081e697a0e7babfe6a0a1e59bade7bd91e38081e4b893e98092e8afbee5a082e38081e5908de5b888e8afbee5a082e38081e5908de6a0a1e7bd91e7bb9ce8afbee5a082e38081e5ba94e794a8e7a9bae997b4e5ada6e7949fe695b0e38081e695b0e5ad97e6a0a1e59bade8bebee6a0872c2c2c0d0a');
CREATE TABLE edition_issue (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
    document_number TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE signature (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TABLE leaf_source (
    publication INTEGER NOT NULL REFERENCES publication (id),
    region TEXT NOT NULL CHECK (length(region) = 6),
    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
    file TEXT NOT NULL,
    PRIMARY KEY (publication, region, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO leaf_source VALUES(1,'410102','leaf','410100.csv');
INSERT INTO leaf_source VALUES(1,'410122','leaf','410100.csv');
INSERT INTO leaf_source VALUES(1,'410181','leaf','410181.csv');
INSERT INTO leaf_source VALUES(1,'410300','totals','410300.csv');
CREATE TABLE explanation (
    publication INTEGER NOT NULL REFERENCES publication (id),
    number TEXT NOT NULL,
    submitter TEXT NOT NULL CHECK (length(submitter) = 6),
    text TEXT NOT NULL,
    file TEXT NOT NULL,
    given_in TEXT NOT NULL,
    PRIMARY KEY (publication, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE publication_content (
    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE TABLE paper (
    publication INTEGER NOT NULL REFERENCES publication (id),
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    program TEXT,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (publication, path)
) STRICT, WITHOUT ROWID;
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
CREATE TRIGGER publication_content_no_update BEFORE UPDATE ON publication_content
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_content_no_delete BEFORE DELETE ON publication_content
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
