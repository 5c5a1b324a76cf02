/// The names that templates may use, by kinds of views: what `docs/templates.md` explains, and `santong templates check` holds templates
/// against. A test compares it with what documents are really made of.
package struct Vocabulary: Sendable {
    /// A kind of view: its names, and the kinds of those that are views or lists of views.
    package struct Kind: Sendable, Equatable {
        package var names: Set<String> = []
        package var inner: [String: String] = [:]
        /// Those of its names that no other kind gives it.
        package var own: [String] = []
    }

    package let kinds: [String: Kind]
    /// By template: the kind of view that it is given.
    package let roots: [String: String]

    package init() {
        var kinds: [String: Kind] = [:]
        // `a:b` is a name for a view, or a list of views, of kind b; `+b` are all names of kind b, which stands above.
        for (name, words) in Self.views + Self.sentences {
            var kind = Kind()
            for word in words.split(whereSeparator: \.isWhitespace) {
                if word.first == "+", let other = kinds[String(word.dropFirst())] {
                    kind.names.formUnion(other.names)
                    kind.inner.merge(other.inner) { $1 }
                    continue
                }
                let parts = word.split(separator: ":").map(String.init)
                kind.names.insert(parts[0])
                kind.own.append(parts[0])
                kind.inner[parts[0]] = parts.count > 1 ? parts[1] : nil
            }
            kinds[name] = kind
        }
        self.kinds = kinds
        var roots: [String: String] = [:]
        for page in ["bulletin", "unit", "notice", "evaluation", "evaluation_index"] {
            roots["html/" + page] = page
            roots["markdown/" + page] = page
        }
        roots["html/check"] = "check"
        roots["html/index"] = "index"
        for (name, _) in Self.sentences where name.hasPrefix("prose/") { roots[name] = name }
        self.roots = roots
    }

    private static let views: [(String, String)] = [
        (
            "common",
            """
            period period_words period_end verification_code office division divisions addressees has_telephone telephone policy_title
            policy_number deadline is_first previous_period half_even tool_version weights_on_trial weights_basis is_draft is_edition
            edition is_correction has_document_number document_number issue_date correction_reason earlier_edition letterhead letterhead_size
            document_series issue_year has_copies copies_to printing_office
            """
        ),
        (
            "figure",
            """
            region code indicator id has_value value numerator denominator has_target target met unmet shortfall unit_word has_change up
            down level change change_size common_basis has_rank rank revised is_unit by_totals previous has_previous
            """
        ),
        (
            "standing",
            """
            region code has_rank rank score revised has_movement risen fallen unmoved movement coverage is_incomplete is_returned is_missing
            is_ranked by_totals has_missing_leaves missing_leaves figures:figure
            """
        ),
        ("tally", "label count is_last"),
        ("part", "is_province units is_cut unit_count is_added is_removed files is_corrected count is_others is_rules is_last"),
        (
            "revision",
            "region code is_unit is_score indicator before after has_rank rank_before rank_after cause"
        ),
        ("finding", "code is_error is_warning has_line line has_column column has_value value message is_several"),
        ("stand_in", "regions file revision"),
        (
            "file",
            """
            file has_submitter submitter form revision has_time time is_late status has_sign_off sign_off has_sender_telephone
            sender_telephone confirms_unchanged is_returned has_returned_regions returned_regions stand_ins:stand_in rows errors warnings
            has_findings findings:finding has_omitted omitted
            """
        ),
        ("row_file", "name"),
        ("notice_file", "+file has_rows row_names row_files:row_file"),
        ("checked_file", "+file period"),
        ("explanation", "region code message has_line has_value value line file explanation is_earlier given_in"),
        ("stray", "file has_line line reason"),
        ("explanations", "has_entries entries:explanation is_cut count shown has_strays strays:stray"),
        (
            "disagreement", "rule region measure file has_line line stated compared_with used difference reason"
        ),
        ("reconciliation", "has_entries entries:disagreement is_cut count shown"),
        ("correction", "region type locality measure before value reason by"),
        ("school", "region code name type locality reason"),
        ("school_count", "region count"),
        (
            "schools",
            "has_schools count is_listed has_data has_unlisted unlisted total is_other has_units schools:school units:school_count"
        ),
        ("cell", "text"),
        ("chart_row", "head cells:cell"),
        ("column", "label"),
        ("chart", "id title description svg columns:column rows:chart_row"),
        ("section", "number has_connection connection sentences"),
        ("group", "number is_city is_direct_county has_ranked sentences rows:standing has_bounds_note bounds_note"),
        ("summary_column", "label target weight"),
        ("summary_table", "columns:summary_column province province_figures:figure rows:standing"),
        (
            "indicator_table",
            """
            id indicator has_connection connection has_target target numerator_label denominator_label unit_word charts:chart
            rows:figure has_bounds_note bounds_note
            """
        ),
        (
            "unit_submissions",
            """
            region code status has_files files:file count coverage by_totals has_sign_off sign_off has_unchanged unchanged
            has_missing_leaves missing_leaves errors warnings
            """
        ),
        (
            "caliber",
            """
            indicator numerator denominator population has_note note has_target target has_source source is_weighted weight has_lacking
            lacking
            """
        ),
        ("county", "+figure unit unit_code is_zone"),
        ("furthest", "id indicator target unit_word compared unmet has_rows has_data is_cut count rows:county"),
        ("task_report", "division status has_progress progress has_detail detail"),
        ("task", "id section text due is_overdue status progress reports:task_report has_silent silent is_silent"),
        ("task_counts", "count done under_way not_started unreported overdue has_overdue has_unreported"),
        ("task_division", "+task_counts division"),
        ("task_stray", "+stray has_task task"),
        (
            "tasks",
            "source has_source has_entries summary divisions:task_division entries:task has_strays strays:task_stray is_cut stray_count"
        ),
        (
            "bulletin",
            """
            +common title lead coverage has_figures summary sections:section groups:group has_problems problems all_met has_praise praise praise_number
            has_requirements requirements has_remarks remarks requirement overview_charts:chart place_charts:chart
            summary_table:summary_table indicator_tables:indicator_table unconnected:schools exempt:schools units:unit_submissions
            conservation explanations:explanations reconciliation:reconciliation has_strays strays:file has_revisions revisions:revision
            has_corrections corrections:correction furthest:furthest has_tasks tasks:tasks caliber:caliber caliber_notes
            """
        ),
        ("sheet_row", "+figure province_value is_weighted has_group group_count best_value best middle_value"),
        ("leaf", "region code has_data is_zone figures:figure"),
        ("earlier_place", "period file sha256 lines rows"), ("places", "rows has_lines lines has_earlier earlier:earlier_place"),
        ("account_source", "+places region is_totals"),
        ("account_file", "file submitter is_summary revision has_time time sha256 parts:account_source"),
        ("account_absent", "region is_missing is_struck is_returned files is_in_totals"),
        ("account_excluded", "has_region region is_ignored file lines rows reason has_errors errors"),
        ("account_measure", "label is_all is_sum is_flag formula"),
        ("account_part", "+places region code numerator denominator is_totals has_corrections corrections:correction"),
        ("neighbour", "region value is_last"),
        (
            "account_place",
            """
            is_ranked ranked_count has_above above:neighbour has_level level_units:neighbour has_below below:neighbour has_range best worst
            is_unknown
            """
        ),
        (
            "account_figure",
            """
            +figure +account_place numerator_label denominator_label numerator_formula denominator_formula is_compound population types localities
            measures:account_measure has_source source exact is_exact parts:account_part has_lacking lacking
            """
        ),
        ("account_item", "+figure has_points attained weight points"),
        (
            "account",
            """
            has_sources sources:account_file has_replaced replaced:account_file has_absent absent:account_absent has_excluded excluded:account_excluded figures:account_figure
            has_score score_exact items:account_item score_place:account_place
            """
        ),
        ("sheet", "+common region code standing:standing group_size is_tied is_city has_figures"),
        (
            "unit",
            """
            +sheet title position has_next_rank next_rank rows:sheet_row has_missing missing is_measured has_leaves leaf_columns:column leaves:leaf
            unconnected:schools exempt:schools has_notice has_revisions revisions:revision has_files files:file account:account
            """
        ),
        (
            "letter",
            """
            +common region code is_missing has_returned has_missing_leaves missing_leaves has_questions questions list is_settled
            next_revision is_unit
            """
        ),
        (
            "notice",
            """
            +letter title opening has_files files:notice_file has_obstacles obstacles has_progress progress has_answered
            answered:explanation has_unmatched unmatched:stray has_corrections corrections:correction
            """
        ),
        ("check", "count good bad errors warnings files:checked_file"),
        ("index_column", "label target"),
        ("index_figure", "value unmet"),
        (
            "index_period",
            """
            period period_words is_draft has_new_draft edition issue_date has_document_number document_number has_code code ranked units
            figures:index_figure
            """
        ),
        ("index", "office division has_periods columns:index_column periods:index_period has_chart charts:chart"),
        ("step", "from points"),
        ("edition", "period period_words number date has_document_number document_number has_code code is_last"),
        (
            "evaluation_common",
            """
            year office division policy_title policy_number on_trial basis half_even most count has_editions has_lacking lacking
            editions:edition
            """
        ),
        ("item_flags", "is_level is_progress is_targets is_timeliness is_returns is_quality"),
        ("item_head", "+item_flags most"),
        ("item", "+item_flags has_value value points item_most has_steps steps:step has_rest"),
        ("evaluated", "region code is_city has_rank rank is_tied group_size total most count was_ranked is_partial"),
        ("evaluation_row", "+evaluated items:item"),
        ("evaluation_group", "is_city is_direct_county rows:evaluation_row"),
        ("evaluation_index", "+evaluation_common sources items:item_head groups:evaluation_group"),
        ("explained_item", "+evaluation_common +evaluated +item sources rule"),
        (
            "quarter",
            """
            period period_words has_edition is_no_unit number is_ranked is_incomplete is_returned is_missing score has_rank rank ranked met targets
            in_time late unknown_time nothing files returned counted unexplained warnings explained
            """
        ),
        ("deduction", "is_nothing is_late is_returned is_unexplained period_words file count"),
        ("quarter_value", "value unmet"),
        ("evaluated_indicator", "label target values:quarter_value"),
        (
            "evaluation",
            "+evaluation_common +evaluated sources position items:explained_item quarters:quarter indicators:evaluated_indicator has_deductions deductions:deduction"
        ),
    ]
}
