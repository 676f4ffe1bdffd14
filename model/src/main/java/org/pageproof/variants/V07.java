package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestL1;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.PagingHook;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** Flush sent to no CPU: descriptor-tables 6, V07; df8234fd2c to 607ce6507d (2018). */
@Variant(
        value = "V07",
        of = "xen.DescriptorTables",
        says = "the CPU to flush is read without a look whether there is one")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V07 extends DescriptorTables {
    public V07(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestL1 newGuestL1(TablesWorld world, boolean paging) {
        return new Untested(world, ldt);
    }

    private static final class Untested extends PagingHook {
        Untested(TablesWorld world, GuestLdt ldt) {
            super(world, ldt);
        }

        @Override
        protected long dirty_mask(Vcpu v) {
            return 1L << v.dirty_cpu.read() - 1;
        }
    }
}
