"""duckdb_peer.py INBOX REGIONS OUT: one period's figures.csv, rankings.csv and a page."""
import sys
import duckdb
from measures import INDICATORS, Regions, publish

inbox, table, out = sys.argv[1:4]
regions = Regions(table)
db = duckdb.connect()
db.execute("CREATE TABLE unit AS SELECT * FROM (VALUES " + ",".join(f"('{c}','{u}')" for c, u in regions.pairs()) + ") t(region, unit)")
yes = lambda column: f"CAST(\"{column}\" = '是' AS BIGINT)"
db.execute(f"""
    CREATE TABLE school AS SELECT s."县区代码" AS region, u.unit, s."办学类型" AS type, s."城乡类别" AS locality, 1 AS schools,
        {yes('是否接入互联网')} AS connected, {yes('自然条件限制')} AS exempt, CAST("接入带宽(Mbps)" >= 10 AS BIGINT) AS broadband,
        {yes('无线校园网')} AS wireless, "普通教室数" AS classrooms, "多媒体教室数" AS multimedia_classrooms,
        CAST("普通教室数" > 0 AND "普通教室数" = "多媒体教室数" AS BIGINT) AS "full",
        CAST("专递课堂" = '是' OR "名师课堂" = '是' OR "名校网络课堂" = '是' AS BIGINT) AS lessons, "专任教师数" AS teachers,
        "开通空间教师数" AS teacher_spaces, "参加培训教师数" AS teachers_trained, "初中及以上学生数" AS students,
        "开通空间学生数" AS student_spaces, "应用空间学生数" AS student_spaces_used, {yes('数字校园达标')} AS digital
    FROM read_csv('{inbox}/*.csv', header = true, delim = ',', types = {{'学校标识码': 'VARCHAR', '县区代码': 'VARCHAR'}}) s
    JOIN unit u ON u.region = s."县区代码" """)
sums = {}
for name, types, localities, numerator, denominator, _, _ in INDICATORS:
    where = " AND ".join(
        f"{column} IN ({','.join(repr(v) for v in values)})" for column, values in (("type", types), ("locality", localities)) if values) or "true"
    bottom = " - ".join(f'sum("{part}") FILTER ({where})' for part in denominator.split(" - "))
    rows = db.execute(f"""
        SELECT CASE WHEN grouping(region) = 0 THEN region WHEN grouping(unit) = 0 THEN unit ELSE '{regions.province}' END,
            coalesce(sum("{numerator}") FILTER ({where}), 0), coalesce({bottom}, 0)
        FROM school GROUP BY GROUPING SETS ((unit, region), (unit), ())""").fetchall()
    sums |= {(region, name): (int(top), int(low)) for region, top, low in rows}
publish(out, regions, sums)
