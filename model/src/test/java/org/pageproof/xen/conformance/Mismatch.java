package org.pageproof.xen.conformance;

/**
 * A cell of a row that the model has otherwise.
 *
 * @param row the row
 * @param column the column, or what else is wrong
 * @param hypervisor what the file says
 * @param model what the model did
 */
record Mismatch(Row row, String column, String hypervisor, String model) {
    @Override
    public String toString() {
        return row.place() + ": " + column + ": the hypervisor has \"" + hypervisor + "\", the model \"" + model + "\"";
    }
}
