"""Fills in what is blank in the forms of a folder, as a county clerk would, and saves them elsewhere: fill_forms.py FORMS INBOX [NAMES…]."""
import os
import sys

import openpyxl

WORDS = {"是否接入互联网": "是", "自然条件限制": "否", "无线校园网": "是", "专递课堂": "是", "名师课堂": "否", "名校网络课堂": "否",
         "数字校园达标": "是"}
NUMBERS = {"接入带宽(Mbps)": 100, "普通教室数": 20, "多媒体教室数": 19, "专任教师数": 51, "开通空间教师数": 48, "参加培训教师数": 33,
           "初中及以上学生数": 402, "开通空间学生数": 303, "应用空间学生数": 201,
           # The summary form.
           "学校数": 5, "接入互联网学校数": 5, "自然条件限制学校数": 0, "宽带学校数": 4, "无线校园网学校数": 3, "专递课堂学校数": 2,
           "名师课堂学校数": 1, "名校网络课堂学校数": 1, "三个课堂学校数": 3, "多媒体全覆盖学校数": 2, "数字校园达标学校数": 1}


def fill(source, target):
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[3]]
    filled = 0
    for place, name in (("B2", "张三"), ("D2", "李四"), ("F2", "王五"), ("H2", "0371-12345678")):
        sheet[place] = name
    for row in sheet.iter_rows(min_row=4):
        if not row[0].value:
            continue
        filled += 1
        for name, cell in zip(head, row):
            if cell.value is None:
                cell.value = WORDS.get(name, NUMBERS.get(name, "无"))
    book.save(target)
    return filled


if __name__ == "__main__":
    forms, inbox, *codes = sys.argv[1:]
    for name in sorted(os.listdir(forms)):
        if name.endswith(".xlsx") and name[:6] in codes:
            print(name, fill(f"{forms}/{name}", f"{inbox}/{name}"))
