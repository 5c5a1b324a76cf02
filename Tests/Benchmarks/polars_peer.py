"""polars_peer.py INBOX REGIONS OUT: one period's figures.csv, rankings.csv and a page."""
import sys
import polars as pl
from measures import INDICATORS, Regions, publish

inbox, table, out = sys.argv[1:4]
regions = Regions(table)
yes = lambda column: (pl.col(column) == "是").cast(pl.Int64)
codes, above = zip(*regions.pairs())
units = pl.LazyFrame({"县区代码": codes, "unit": above})
schools = pl.scan_csv(f"{inbox}/*.csv", schema_overrides={"学校标识码": pl.String, "县区代码": pl.String}).join(units, on="县区代码").select(
    pl.col("县区代码").alias("region"), "unit", pl.col("办学类型").alias("type"), pl.col("城乡类别").alias("locality"),
    pl.lit(1, pl.Int64).alias("schools"), yes("是否接入互联网").alias("connected"), yes("自然条件限制").alias("exempt"),
    (pl.col("接入带宽(Mbps)") >= 10).cast(pl.Int64).alias("broadband"), yes("无线校园网").alias("wireless"),
    pl.col("普通教室数").alias("classrooms"), pl.col("多媒体教室数").alias("multimedia_classrooms"),
    ((pl.col("普通教室数") > 0) & (pl.col("普通教室数") == pl.col("多媒体教室数"))).cast(pl.Int64).alias("full"),
    ((pl.col("专递课堂") == "是") | (pl.col("名师课堂") == "是") | (pl.col("名校网络课堂") == "是")).cast(pl.Int64).alias("lessons"),
    pl.col("专任教师数").alias("teachers"), pl.col("开通空间教师数").alias("teacher_spaces"),
    pl.col("参加培训教师数").alias("teachers_trained"), pl.col("初中及以上学生数").alias("students"),
    pl.col("开通空间学生数").alias("student_spaces"), pl.col("应用空间学生数").alias("student_spaces_used"),
    yes("数字校园达标").alias("digital"))


def sums(name, types, localities, numerator, denominator, *_):
    inside = pl.lit(True)
    if types:
        inside = inside & pl.col("type").is_in(types)
    if localities:
        inside = inside & pl.col("locality").is_in(localities)
    parts = denominator.split(" - ")
    low = pl.col(parts[0]).filter(inside).sum()
    for part in parts[1:]:
        low = low - pl.col(part).filter(inside).sum()
    return [pl.col(numerator).filter(inside).sum().alias(name + "/n"), low.alias(name + "/d")]


columns = [c for indicator in INDICATORS for c in sums(*indicator)]
frames = pl.collect_all([
    schools.group_by("region").agg(columns), schools.group_by(pl.col("unit").alias("region")).agg(columns),
    schools.select(pl.lit(regions.province).alias("region"), *columns)])
found = {}
for frame in frames:
    for row in frame.iter_rows(named=True):
        found |= {(row["region"], i[0]): (row[i[0] + "/n"], row[i[0] + "/d"]) for i in INDICATORS}
publish(out, regions, found)
