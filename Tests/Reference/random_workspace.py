"""A small random workspace: python3 random_workspace.py SEED REGIONS DIR. The same seed gives the same bytes."""
import csv, os, random, sys
from catalogue import *

GOOD = {"小学": "21", "教学点": "21", "初级中学": "31", "九年一贯制学校": "31", "高级中学": "34", "中等职业学校": "36", "特殊教育学校": "51"}


def choose_regions(rng, path):
    with open(path, encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    units = rng.sample([r for r in rows if r["parent"] == "410000"], rng.randint(2, 6))
    kept = {"410000"} | {u["code"] for u in units}
    for unit in units:
        below = [r for r in rows if r["parent"] == unit["code"]]
        if below:
            kept.add(rng.choice([r["code"] for r in below if r["kind"] != "zone"]))
            kept |= {r["code"] for r in rng.sample(below, min(len(below), rng.randint(0, 3)))}
        # The direct county that lies in a city, so that rows of it can stand in the city's file.
        kept |= {r["code"] for r in rows if r["kind"] == "direct-county" and r["code"][:4] == unit["code"][:4] and rng.random() < 0.5}
    return [r for r in rows if r["code"] in kept]


def school(rng, region, serial):
    kind = rng.choice(list(GOOD))
    older = kind not in ("小学", "教学点")
    rooms, teachers, students = rng.randint(0, 12), rng.randint(0, 9), rng.randint(0, 40) if older else 0
    connected = rng.random() < 0.7
    spaces, used = rng.randint(0, students), 0
    used = rng.randint(0, spaces)
    values = {
        "code": GOOD[kind] + "41" + str(serial).rjust(6, "0"), "name": f"学校{serial}", "region": region, "type": kind,
        "locality": rng.choice(list(LOCALITY_WORDS)), "connected": rng.choice(["是", "√", "1", "有"] if connected else ["否", "×", "0", "无"]),
        "exempt": "是" if not connected and rng.random() < 0.3 else rng.choice(["否", "", "-"]), "exempt_reason": rng.choice(["", "地处深山"]),
        "bandwidth": rng.choice(["100", "10", "9", ""]) if connected else rng.choice(["0", ""]), "wireless": rng.choice(["是", "否", ""]),
        "classrooms": rooms, "multimedia_classrooms": rng.choice([rooms, rng.randint(0, rooms)]),
        "delivered_lessons": rng.choice("是否"), "master_lessons": rng.choice("是否"), "elite_lessons": rng.choice("是否"),
        "teachers": teachers, "teacher_spaces": rng.choice([teachers, rng.randint(0, teachers)]),
        "teachers_trained": rng.randint(0, teachers), "students": students if older or rng.random() < 0.5 else "",
        "student_spaces": spaces if older or rng.random() < 0.5 else "", "student_spaces_used": used, "digital_campus": rng.choice("是否"),
    }
    return {k: str(v) for k, v in values.items()}


def spoil(rng, values):
    kind = rng.randrange(12)
    changes = [
        {"classrooms": "约10"}, {"teachers": ""}, {"type": "大学"}, {"locality": "郊区"}, {"code": "2.14E+09"}, {"region": "999999"},
        {"region": ""}, {"connected": "好"}, {"multimedia_classrooms": "99"}, {"teacher_spaces": "99"}, {"type": "幼儿园"}, {"name": ""},
    ]
    values.update(changes[kind])


def summary(rng, region):
    row = {"region": region, "type": rng.choice(TYPES), "locality": rng.choice(LOCALITIES)}
    schools = rng.randint(0, 9)
    for name, *_ in MEASURES:
        row[name] = str(rng.randint(0, schools) if name.startswith("schools_") else rng.randint(0, 50))
    row["schools"] = str(schools)
    row["schools_exempt"] = str(rng.randint(0, schools - int(row["schools_connected"])))
    for small, large in (("multimedia_classrooms", "classrooms"), ("teacher_spaces", "teachers"), ("student_spaces", "students"),
                         ("teachers_trained", "teachers"), ("student_spaces_used", "student_spaces")):
        row[small] = str(rng.randint(0, int(row[large])))
    if rng.random() < 0.04:
        row["teacher_spaces"] = "77"
    return row


def write_file(rng, path, form, rows):
    columns = COLUMNS if form == "school" else COLUMNS[2:5] + [(m[0], m[1], "count", m[2]) for m in MEASURES]
    kept = [c for c in columns if c[3] or rng.random() < 0.8]
    rng.shuffle(kept)
    with open(path, "w", encoding=rng.choice(["utf-8", "utf-8-sig"]), newline="") as f:
        writer = csv.writer(f, lineterminator=rng.choice(["\n", "\r\n"]))
        writer.writerow([c[1] for c in kept])
        writer.writerows([row[c[0]] for c in kept] for row in rows)


def make(seed, regions, folder):
    rng = random.Random(seed)
    table = choose_regions(rng, regions)
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/regions.csv", "w", encoding="utf-8", newline="") as f:
        writer = csv.DictWriter(f, table[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    with open(folder + "/settings.txt", "w", encoding="utf-8") as f:
        f.write(f"acceptance: {rng.choice(['leaf', 'leaf', 'rows', 'submission'])}\nrounding: {rng.choice(['half-up', 'half-even'])}\n"
                f"minimum_coverage: {rng.choice(['1', '1', '0.5', '0.75'])}\n")
    parents = {r["parent"] for r in table}
    leaves = [r["code"] for r in table if r["code"] not in parents]
    rosters = {leaf: [school(rng, leaf, i * 100 + n) for n in range(rng.randint(1, 5))] for i, leaf in enumerate(leaves)}
    for period in ("2017Q2", "2017Q3"):
        make_period(rng, table, leaves, rosters, f"{folder}/inbox/{period}")


def make_period(rng, table, leaves, rosters, folder):
    os.makedirs(folder)
    receipts = []
    for region in table:
        code = region["code"]
        below = [leaf for leaf in leaves if leaf == code or any(r["code"] == leaf and r["parent"] == code for r in table)]
        is_unit = region["parent"] == "410000"
        if code == "410000" or rng.random() < (0.12 if is_unit else 0.6):
            continue
        for copy in range(rng.choice([1, 1, 1, 1, 2, 2, 3])):
            form = rng.choice(["school", "school", "summary"])
            if form == "school":
                rows = [dict(s) for leaf in below if rng.random() < 0.93 for s in rosters[leaf]]
                for row in rows:
                    if rng.random() < 0.02:
                        spoil(rng, row)
                    elif rng.random() < 0.1:
                        row["connected"], row["exempt"] = "是", ""
                inside = [r["code"] for r in table if r["kind"] == "direct-county" and r["code"][:4] == code[:4] and r["code"] != code]
                if inside and rng.random() < 0.3:
                    rows += [dict(s) for s in rosters[inside[0]]]
                if rng.random() < 0.05 and rows:
                    rows.append(dict(rng.choice(rows)))
                if rng.random() < 0.04:
                    stranger = dict(rng.choice(rosters[rng.choice(leaves)]))
                    rows.append(stranger | {"region": rng.choice(below)} if below else stranger)
            else:
                rows = [summary(rng, leaf) for leaf in below if rng.random() < 0.9 for _ in range(rng.randint(1, 2))]
                if is_unit and below != [code] and rng.random() < 0.6:
                    rows.append(summary(rng, code))
            name = f"{code}{rng.choice(['', '学校表', '-报送'])}{f'-{copy}' if copy else ''}{rng.choice(['', '', '-r1', '-r2'])}.csv"
            write_file(rng, f"{folder}/{name}", form, rows)
            if rng.random() < 0.4:
                receipts.append([name, f"2017-10-0{rng.randint(1, 9)}T1{rng.randint(0, 9)}:00:00+08:00"])
            if rng.random() < 0.06:
                with open(f"{folder}/{name}", "rb") as f:
                    data = f.read()
                with open(f"{folder}/{code}copy-r{rng.randint(1, 3)}.csv", "wb") as f:
                    f.write(data)
    for name, data in (("999999.csv", "x,y\n1,2\n"), ("418888.csv", ""), ("说明.csv", "请查收\n")):
        if rng.random() < 0.1:
            with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
                f.write(data)
    with open(folder + "/receipts.csv", "w", encoding="utf-8") as f:
        f.write("file,received_at\n" + "".join(f"{n},{t}\n" for n, t in dict(receipts).items()))


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2], sys.argv[3])
