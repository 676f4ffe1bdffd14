package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** Limit test off by one: descriptor-tables 6, V13; as the assertion was before it became a refusal. */
@Variant(
        value = "V13",
        of = "xen.DescriptorTables",
        says = "the descriptor behind the last one counts as one of the LDT")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V13 extends DescriptorTables {
    public V13(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new OffByOne(world);
    }

    private static final class OffByOne extends GuestLdt {
        OffByOne(TablesWorld world) {
            super(world);
        }

        @Override
        protected boolean is_outside(Vcpu v, int descriptor) {
            return descriptor > v.ldt_ents;
        }
    }
}
