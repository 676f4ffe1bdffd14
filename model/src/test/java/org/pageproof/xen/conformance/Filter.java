package org.pageproof.xen.conformance;

/** Why a row is not driven: the model leaves out on purpose what it is about. */
enum Filter {
    NULL_DOMAIN("get_page for no domain: every caller in the model names a domain", "arg_domain", "none");

    /** In words. */
    final String reason;

    private final String column;
    private final String text;

    Filter(String reason, String column, String text) {
        this.reason = reason;
        this.column = column;
        this.text = text;
    }

    /** Whether the rule is about this row. */
    boolean leavesOut(Row row) {
        return row.is(column, text);
    }
}
