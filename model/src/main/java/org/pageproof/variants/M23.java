package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.GuestKernel;
import org.pageproof.xen.p2m.GuestP2m;
import org.pageproof.xen.p2m.P2mScope;
import org.pageproof.xen.p2m.P2mWorld;

/** Mutant: a page table is not written again although what it maps has another pfn, the steps that p2m 2.1 lists for G-SWAP. */
@Variant(
        value = "M23",
        of = "xen.GuestP2m",
        says = "two pfns exchange their frames, and the page table that maps them is not written again")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M23 extends GuestP2m {
    public M23(P2mScope scope) {
        super(scope);
    }

    @Override
    protected GuestKernel newGuestKernel(P2mWorld world) {
        return new TableLeftAlone(world);
    }

    private static final class TableLeftAlone extends GuestKernel {
        TableLeftAlone(P2mWorld world) {
            super(world);
        }

        @Override
        protected void remap_swapped(int a, long mb, int b, long ma) {}
    }
}
