#include <CLoading.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#pragma GCC visibility push(hidden)
#include "CXLSXWriter.h"
#pragma GCC visibility pop

#define FUNCTIONS(F) \
    F(format_set_align) F(format_set_bg_color) F(format_set_bold) F(format_set_border) F(format_set_bottom) F(format_set_font_color) \
    F(format_set_font_name) F(format_set_font_size) F(format_set_num_format) F(format_set_text_wrap) F(lxw_strerror) F(workbook_add_format) \
    F(workbook_add_worksheet) F(workbook_close) F(workbook_new) F(workbook_set_properties) F(worksheet_autofilter) \
    F(worksheet_conditional_format_range) F(worksheet_data_validation_range) F(worksheet_fit_to_pages) F(worksheet_freeze_panes) F(worksheet_hide) \
    F(worksheet_merge_range) F(worksheet_print_area) F(worksheet_repeat_rows) F(worksheet_set_column) F(worksheet_set_footer) \
    F(worksheet_set_landscape) F(worksheet_set_margins) F(worksheet_set_paper) F(worksheet_set_row) F(worksheet_write_blank) \
    F(worksheet_write_comment_opt) F(worksheet_write_number) F(worksheet_write_string) F(worksheet_write_url)

LATE_LIBRARY(libxlsxwriter, "libxlsxwriter.so." LXW_SOVERSION, "libxlsxwriter" LXW_SOVERSION, FUNCTIONS)

void format_set_align(lxw_format *format, uint8_t alignment) { LATE_CALL(format_set_align, format, alignment); }
void format_set_bg_color(lxw_format *format, lxw_color_t color) { LATE_CALL(format_set_bg_color, format, color); }
void format_set_bold(lxw_format *format) { LATE_CALL(format_set_bold, format); }
void format_set_border(lxw_format *format, uint8_t style) { LATE_CALL(format_set_border, format, style); }
void format_set_bottom(lxw_format *format, uint8_t style) { LATE_CALL(format_set_bottom, format, style); }
void format_set_font_color(lxw_format *format, lxw_color_t color) { LATE_CALL(format_set_font_color, format, color); }
void format_set_font_name(lxw_format *format, const char *font_name) { LATE_CALL(format_set_font_name, format, font_name); }
void format_set_font_size(lxw_format *format, double size) { LATE_CALL(format_set_font_size, format, size); }
void format_set_num_format(lxw_format *format, const char *num_format) { LATE_CALL(format_set_num_format, format, num_format); }
void format_set_text_wrap(lxw_format *format) { LATE_CALL(format_set_text_wrap, format); }
char *lxw_strerror(lxw_error error_num) { return LATE_CALL(lxw_strerror, error_num); }
lxw_format *workbook_add_format(lxw_workbook *workbook) { return LATE_CALL(workbook_add_format, workbook); }
lxw_worksheet *workbook_add_worksheet(lxw_workbook *workbook, const char *sheetname) { return LATE_CALL(workbook_add_worksheet, workbook, sheetname); }
lxw_error workbook_close(lxw_workbook *workbook) { return LATE_CALL(workbook_close, workbook); }
lxw_workbook *workbook_new(const char *filename) { return LATE_CALL(workbook_new, filename); }
lxw_error workbook_set_properties(lxw_workbook *workbook, lxw_doc_properties *properties) { return LATE_CALL(workbook_set_properties, workbook, properties); }
lxw_error worksheet_autofilter(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col) {
    return LATE_CALL(worksheet_autofilter, worksheet, first_row, first_col, last_row, last_col);
}
lxw_error worksheet_conditional_format_range(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col, lxw_conditional_format *conditional_format) {
    return LATE_CALL(worksheet_conditional_format_range, worksheet, first_row, first_col, last_row, last_col, conditional_format);
}
lxw_error worksheet_data_validation_range(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col, lxw_data_validation *validation) {
    return LATE_CALL(worksheet_data_validation_range, worksheet, first_row, first_col, last_row, last_col, validation);
}
void worksheet_fit_to_pages(lxw_worksheet *worksheet, uint16_t width, uint16_t height) { LATE_CALL(worksheet_fit_to_pages, worksheet, width, height); }
void worksheet_freeze_panes(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col) { LATE_CALL(worksheet_freeze_panes, worksheet, row, col); }
void worksheet_hide(lxw_worksheet *worksheet) { LATE_CALL(worksheet_hide, worksheet); }
lxw_error worksheet_merge_range(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col, const char *string, lxw_format *format) {
    return LATE_CALL(worksheet_merge_range, worksheet, first_row, first_col, last_row, last_col, string, format);
}
lxw_error worksheet_print_area(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col) {
    return LATE_CALL(worksheet_print_area, worksheet, first_row, first_col, last_row, last_col);
}
lxw_error worksheet_repeat_rows(lxw_worksheet *worksheet, lxw_row_t first_row, lxw_row_t last_row) { return LATE_CALL(worksheet_repeat_rows, worksheet, first_row, last_row); }
lxw_error worksheet_set_column(lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double width, lxw_format *format) {
    return LATE_CALL(worksheet_set_column, worksheet, first_col, last_col, width, format);
}
lxw_error worksheet_set_footer(lxw_worksheet *worksheet, const char *string) { return LATE_CALL(worksheet_set_footer, worksheet, string); }
void worksheet_set_landscape(lxw_worksheet *worksheet) { LATE_CALL(worksheet_set_landscape, worksheet); }
void worksheet_set_margins(lxw_worksheet *worksheet, double left, double right, double top, double bottom) {
    LATE_CALL(worksheet_set_margins, worksheet, left, right, top, bottom);
}
void worksheet_set_paper(lxw_worksheet *worksheet, uint8_t paper_type) { LATE_CALL(worksheet_set_paper, worksheet, paper_type); }
lxw_error worksheet_set_row(lxw_worksheet *worksheet, lxw_row_t row, double height, lxw_format *format) { return LATE_CALL(worksheet_set_row, worksheet, row, height, format); }
lxw_error worksheet_write_blank(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_format *format) {
    return LATE_CALL(worksheet_write_blank, worksheet, row, col, format);
}
lxw_error worksheet_write_comment_opt(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string, lxw_comment_options *options) {
    return LATE_CALL(worksheet_write_comment_opt, worksheet, row, col, string, options);
}
lxw_error worksheet_write_number(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, double number, lxw_format *format) {
    return LATE_CALL(worksheet_write_number, worksheet, row, col, number, format);
}
lxw_error worksheet_write_string(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string, lxw_format *format) {
    return LATE_CALL(worksheet_write_string, worksheet, row, col, string, format);
}
lxw_error worksheet_write_url(lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *url, lxw_format *format) {
    return LATE_CALL(worksheet_write_url, worksheet, row, col, url, format);
}
