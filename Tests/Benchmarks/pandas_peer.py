"""pandas_peer.py INBOX REGIONS OUT: one period's figures.csv, rankings.csv and a page."""
import glob, sys
import pandas as pd
from measures import INDICATORS, Regions, publish

inbox, table, out = sys.argv[1:4]
regions = Regions(table)
schools = pd.concat(
    (pd.read_csv(path, dtype={"学校标识码": str, "县区代码": str}) for path in sorted(glob.glob(inbox + "/*.csv"))), ignore_index=True)
yes = lambda column: (schools[column] == "是").astype("int64")
counted = pd.DataFrame({
    "region": schools["县区代码"], "unit": schools["县区代码"].map(dict(regions.pairs())), "type": schools["办学类型"],
    "locality": schools["城乡类别"], "schools": 1, "connected": yes("是否接入互联网"), "exempt": yes("自然条件限制"),
    "broadband": (schools["接入带宽(Mbps)"] >= 10).astype("int64"), "wireless": yes("无线校园网"), "classrooms": schools["普通教室数"],
    "multimedia_classrooms": schools["多媒体教室数"],
    "full": ((schools["普通教室数"] > 0) & (schools["普通教室数"] == schools["多媒体教室数"])).astype("int64"),
    "lessons": ((schools["专递课堂"] == "是") | (schools["名师课堂"] == "是") | (schools["名校网络课堂"] == "是")).astype("int64"),
    "teachers": schools["专任教师数"], "teacher_spaces": schools["开通空间教师数"], "teachers_trained": schools["参加培训教师数"],
    "students": schools["初中及以上学生数"], "student_spaces": schools["开通空间学生数"], "student_spaces_used": schools["应用空间学生数"],
    "digital": yes("数字校园达标"),
})
sums = {}
for name, types, localities, numerator, denominator, _, _ in INDICATORS:
    inside = pd.Series(True, index=counted.index)
    if types:
        inside &= counted["type"].isin(types)
    if localities:
        inside &= counted["locality"].isin(localities)
    parts = denominator.split(" - ")
    columns = list(dict.fromkeys([numerator] + parts))
    part = counted.loc[inside, ["region", "unit"] + columns]
    for level in ("region", "unit"):
        keys = counted[level].unique()
        totals = part.groupby(level)[columns].sum().reindex(keys, fill_value=0)
        low = totals[parts[0]] - sum((totals[p] for p in parts[1:]), 0)
        sums |= {(key, name): (int(top), int(bottom)) for key, top, bottom in zip(keys, totals[numerator], low)}
    whole = part[columns].sum()
    sums[regions.province, name] = int(whole[numerator]), int(whole[parts[0]] - sum(whole[p] for p in parts[1:]))
publish(out, regions, sums)
