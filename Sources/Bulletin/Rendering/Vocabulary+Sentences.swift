extension Vocabulary {
    /// One a file below prose/, and the kinds of views that only sentences have.
    static let sentences: [(String, String)] = [
        ("prose/title", "+common"), ("prose/lead", "+common"),
        (
            "prose/coverage",
            "+common units reported all_reported none_reported some_reported ranked cities direct_counties"
        ),
        (
            "prose/summary",
            """
            count met all_met none_met some_met has_changes all_up all_down all_level mixed some_up some_down some_level up down level
            previous_period
            """
        ),
        ("prose/indicator", "+figure previous_period is_first_change all_common"),
        (
            "prose/gap",
            """
            urban rural points country_ahead has_change closing widening level size previous_period has_units compared closing_units has_closing common_basis has_most
            most most_size
            """
        ),
        ("listed_standing", "+standing is_last"), ("listed_figure", "+figure is_last"),
        ("prose/ranking_none", "is_city is_direct_county count members"),
        ("prose/ranking_one", "is_city is_direct_county count members unit:standing"),
        ("prose/ranking_tied", "is_city is_direct_county count members unit:standing"),
        ("prose/ranking_all", "is_city is_direct_county count members units:listed_standing"),
        (
            "prose/ranking_ends",
            """
            is_city is_direct_county count members has_leaders leaders:listed_standing leader_count has_laggards laggards:listed_standing
            laggard_count has_both
            """
        ),
        (
            "prose/movement",
            """
            is_city is_direct_county count members previous_period has_risen risen:listed_standing most_risen has_fallen
            fallen:listed_standing most_fallen has_both none_moved count_before count_changed several_risen several_fallen
            """
        ),
        ("bounded_unit", "region rank best worst is_fixed is_last"),
        ("bounded_leaf", "region is_returned period is_last"),
        ("prose/bounds", "is_unknown count is_cut leaves:bounded_leaf has_others units:bounded_unit"),
        ("prose/reason", "+standing previous_rank cause:figure"),
        ("prose/short", "has_weighted weighted:listed_figure weighted_count has_others others:listed_figure has_both"),
        ("prose/unmet", "indicator target count members some_lack worst:listed_figure is_cut named shortfall unit_word"),
        ("prose/falls", "previous_period is_listed entries:listed_figure count regions"),
        ("prose/not_ranked", "is_missing is_returned is_incomplete count regions units:listed_standing"),
        ("prose/late", "regions count deadline"), ("prose/quality", "regions count"),
        ("prose/requirement", "+common has_problems has_returns before_year_end"),
        ("prose/conservation", "files has_files rows counted not_counted has_reasons reasons:tally statuses:tally"),
        ("prose/caliber", "+common minimum_coverage full_coverage_needed has_common_basis"),
        ("prose/cause", "division is_repeated parts:part"),
        ("prose/tasks", "+task_counts"), ("prose/overdue", "count"),
        ("prose/chart_trend", "first_period count risen has_risen all_risen has_fallen fallen met all_met"),
        ("prose/chart_targets", "indicators all_met has_all_met is_clear most furthest"),
        (
            "prose/chart_gap",
            "urban rural widest points is_level country_ahead has_country_ahead has_changes closing has_closing compared"
        ),
        ("scored_group", "is_city is_direct_county is_tied best best_score worst worst_score is_last"),
        ("prose/chart_scores", "groups:scored_group has_unranked unranked"),
        (
            "prose/chart_ranks",
            "is_city is_direct_county none_moved has_risen risen most_risen has_fallen fallen most_fallen has_both"
        ),
        ("prose/chart_indicator", "indicator has_target target met unmet all_met none_met worst worst_value is_level"),
        ("prose/sheet_title", "+sheet"), ("prose/position", "+sheet"),
        ("prose/next_rank", "above rank score gap is_level has_ways ways:way"),
        ("way", "indicator additional unit_word value is_last"),
        ("prose/missing", "+figure is_met has_counties counties:listed_figure count is_cut with_data some_lack"),
        ("prose/notice_title", "+letter"), ("prose/notice_opening", "+letter"),
        (
            "prose/progress",
            "earlier now has_now is_counted settled is_all is_none remaining has_added added"
        ),
        (
            "prose/obstacles",
            "+common is_unit has_errors errors has_unreported unreported is_certain"
        ),
        ("prose/evaluation_sources", "+evaluation_common"),
        ("prose/evaluation_position", "+evaluation_common +evaluated sources"),
        ("prose/evaluation_item", "+evaluation_common +evaluated +item sources"),
    ]
}
