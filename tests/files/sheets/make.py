"""Makes the workbooks beside it that are not somebody's own: `python3 make.py`, with openpyxl 3.1.5."""

import datetime

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
sheet = book.active
sheet.title = "项目清单"
sheet.append(["项目名称", "开工时间", "竣工时间", "总投资(万元)", "完成率"])
sheet.append(["北河泵站", datetime.date(2009, 3, 1), datetime.datetime(2010, 12, 31), 1200.5, 0.456])
sheet.append(["南湖闸", datetime.date(1904, 1, 2), None, 0.1 + 0.2, 1])
sheet["E2"].number_format = sheet["E3"].number_format = "0.0%"
for row in (2, 3):
    for column in "BC":
        sheet[f"{column}{row}"].number_format = 'yyyy"年"m"月"d"日"'
book.save("dates_1904.xlsx")

book = openpyxl.Workbook()
front = book.active
front.title = "填表说明"
front["A1"] = "请各单位每月 5 日前报送"
sheet = book.create_sheet("七月")
sheet.append(["项目名称", "责任单位", "总投资(万元)", "备注"])
sheet.append(["北河泵站", "水务局", 1200, "隐藏的列"])
sheet.append(["南湖闸", None, 800, None])
sheet.append(["西岭隧道", "交通局", 500, None])
sheet.append(["合计", None, "=SUM(C2:C4)", None])
sheet.merge_cells("B2:B3")
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions["D"].hidden = True
old = book.create_sheet("六月")
old.sheet_state = "hidden"
for row in sheet.iter_rows(values_only=True):
    old.append(row)
old.append(["旧河道", "水务局", 5, None])
book.save("several_sheets.xlsx")
