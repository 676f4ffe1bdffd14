package org.pageproof.xen.altp2m;

import org.pageproof.machine.Param;

/**
 * How large a world is.
 *
 * @param gfns pages of the guest, all of them mapped by the host at the start
 * @param spare frames that nobody maps at the start
 * @param views alternate views
 * @param vcpus number of vCPUs
 * @param cpus number of CPUs, at least as many as vCPUs
 * @param in_view whether the first view is active at the start, and all vCPUs use it
 * @param superpage whether the host maps gfns 0 and 1 as one superpage
 * @param ioreq whether gfn 0 goes to a device model: it has the type ioreq_server, and a server is registered
 */
public record Altp2mScope(
        @Param(value = "gfns", max = 4, def = 2) int gfns,
        @Param(value = "spare", min = 0, max = 2, def = 0) int spare,
        @Param(value = "views", max = 3) int views,
        @Param(value = "vcpus", max = 3) int vcpus,
        @Param(value = "cpus", max = 4) int cpus,
        @Param(value = "in_view", def = 0) boolean in_view,
        @Param(value = "superpage", def = 0) boolean superpage,
        @Param(value = "ioreq", def = 0) boolean ioreq) {

    /** @throws IllegalArgumentException if the numbers do not go together */
    public Altp2mScope {
        if (vcpus > cpus) {
            throw new IllegalArgumentException("vcpus = " + vcpus + " is more than cpus = " + cpus);
        }
        if (superpage && gfns < 2) {
            throw new IllegalArgumentException("a superpage needs two gfns, not gfns = " + gfns);
        }
        if (superpage && ioreq) {
            throw new IllegalArgumentException("gfn 0 is a superpage or goes to a device model, not both");
        }
    }
}
