package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;

/** Type references, page_lock, pins and the clean-up of mappings on one thread, where the check of contents says what it is told. */
class TypesTest {
    /** Says what the tests tell it to. */
    private static final class Told extends Platform {
        int check;
        int unmap;
        int flushes;

        Told() {
            super(true);
        }

        @Override
        public boolean has_iommu() {
            return unmap != 0;
        }

        @Override
        public int iommu_unmap(Domain d, PageInfo page) {
            return unmap;
        }

        @Override
        public int validate(PageInfo page, long type, boolean preemptible) {
            return check;
        }

        @Override
        public int devalidate(PageInfo page, long type, boolean preemptible) {
            return check;
        }

        @Override
        public void flush_stale_translations(Domain d, PageInfo page, boolean wasPageTable) {
            flushes++;
        }
    }

    private static final class Watched extends Pages {
        Watched() {
            super(Scope.of(1, 2, 2));
        }

        @Override
        protected Platform newPlatform(Scope scope) {
            return new Told();
        }
    }

    private final Watched model = new Watched();
    private final Told told = (Told) model.platform;
    private final TypeInfo types = new TypeInfo(TypeInfo.layout(2));
    private final PageInfo page = model.pages[0];
    private final Cpu a = model.cpus[0];
    private final Cpu b = model.cpus[1];

    @BeforeEach
    void givePage() {
        model.alloc_heap_pages(a, 0);
        model.assign_pages(a, 0, 0, a.domain);
    }

    @Test
    void aMappingHoldsBothReferences() {
        model.get_page_and_type(a, 0);
        assertEquals(types.PGT_writable_page | types.PGT_validated | 1, type());
        assertEquals(2, count());
        assertEquals(1, told.flushes);
        model.get_page_and_type(b, 0);
        assertEquals(0, b.typed[0]);
        model.put_page_and_type(a, 0);
        assertEquals(types.PGT_writable_page | types.PGT_validated, type());
        assertEquals(1, count());
    }

    @Test
    void typesExcludeEachOther() {
        model.get_page_and_type(a, 0);
        assertEquals(-Errno.EINVAL, model.pins.pin(a, page, a.domain, types.PGT_l1_page_table));
        model.put_page_and_type(a, 0);
        assertEquals(0, model.pins.pin(a, page, a.domain, types.PGT_l1_page_table));
        model.get_page_and_type(a, 0);
        assertEquals(0, a.typed[0]);
    }

    @Test
    void theTypeCountRefusesItsEnd() {
        for (int i = 1; i <= 3; i++) {
            assertTrue(model.typed_references.get_page_and_type(a, page, a.domain, types.PGT_writable_page));
            assertEquals(i, types.count(type()));
        }
        assertFalse(model.typed_references.get_page_and_type(a, page, a.domain, types.PGT_writable_page));
        assertEquals(3, types.count(type()));
        assertEquals(4, count());
    }

    @Test
    void aFailedCheckLeavesNoType() {
        told.check = -Errno.EINVAL;
        assertFalse(model.page_types.get_page_type(page, types.PGT_seg_desc_page));
        assertEquals(0, type());
    }

    @Test
    void aTableIsGivenUpWithItsLastReference() {
        model.get_page(a, 0);
        model.get_page_type(a, 0, PageType.l1_page_table);
        assertEquals(types.PGT_l1_page_table | types.PGT_validated | 1, type());
        model.put_page_type(a, 0);
        assertEquals(types.PGT_l1_page_table, type());
        assertEquals(1, a.held[0]);
        assertThrows(AssumptionFailed.class, () -> model.get_page_type(a, 0, PageType.l2_page_table));
    }

    @Test
    void anInterruptedCheckKeepsTwoReferences() {
        told.check = -Errno.ERESTART;
        assertEquals(-Errno.ERESTART, model.page_types.get_page_type_preemptible(page, types.PGT_l2_page_table));
        assertEquals(types.PGT_l2_page_table | types.PGT_partial | 1, type());
        assertEquals(2, count());
        told.check = 0;
        assertEquals(0, model.page_types.get_page_type_preemptible(page, types.PGT_l2_page_table));
        assertEquals(types.PGT_l2_page_table | types.PGT_validated | 1, type());
        assertEquals(1, count());
        told.check = -Errno.EINTR;
        assertEquals(-Errno.EINTR, model.page_types.put_page_type_preemptible(page));
        assertEquals(types.PGT_l2_page_table | types.PGT_validated | 1, type());
        assertThrows(ModelViolation.class, () -> model.page_types.put_page_type(page));
    }

    @Test
    void aPartialPageIsCleanedUp() {
        told.check = -Errno.ERESTART;
        model.page_types.get_page_type_preemptible(page, types.PGT_l2_page_table);
        assertThrows(ModelViolation.class, () -> model.page_types.put_page_type_preemptible(page));
        told.check = 0;
        assertEquals(0, model.page_types.put_page_type_partial(page));
        assertEquals(types.PGT_l2_page_table, type());
        assertEquals(1, count());
        assertEquals(0, model.page_types.put_page_type_partial(page));
    }

    @Test
    void theLockIsAReference() {
        model.get_page_and_type(a, 0);
        model.page_lock(a, 0);
        assertEquals(types.PGT_writable_page | types.PGT_validated | types.PGT_locked | 2, type());
        assertThrows(AssumptionFailed.class, () -> model.put_page_and_type(a, 0));
        assertThrows(ModelViolation.class, () -> model.page_lock.page_lock(a, page));
        model.page_unlock(a, 0);
        model.put_page_and_type(a, 0);
        assertFalse(model.page_lock.page_lock(a, page));
        assertThrows(ModelViolation.class, () -> model.page_lock.page_unlock(a, page));
    }

    @Test
    void aPinIsThereOnce() {
        model.pin(a, 0, a.domain);
        assertEquals(types.PGT_l1_page_table | types.PGT_validated | types.PGT_pinned | 1, type());
        model.pin(b, 0, a.domain);
        assertEquals(2, count());
        model.unpin(b, 0, b.domain);
        model.unpin(a, 0, a.domain);
        assertEquals(types.PGT_l1_page_table, type());
        assertEquals(1, count());
        assertEquals(-Errno.EINVAL, model.pins.unpin(a, page, a.domain));
    }

    @Test
    void aPinInADyingDomainDoesNotStay() {
        a.domain.is_dying.poke(1);
        model.pin(b, 0, a.domain);
        assertEquals(types.PGT_l1_page_table, type());
        assertEquals(1, count());
    }

    @Test
    void aPageThatDevicesMayReachIsLeaked() {
        model.get_page_and_type(a, 0);
        model.put_page_and_type(a, 0);
        told.unmap = -Errno.EIO;
        assertEquals(-Errno.EIO, model.transfer.steal_page(a, a.domain, page, false));
        assertEquals(1, count());
        model.decrease_reservation(a, 0, a.domain);
        assertEquals(0, count());
        assertEquals(a.domain.pickled, page.owner.peek());
        assertEquals(1, a.domain.tot_pages);
    }

    @Test
    void aStolenPageIsLikeAFreshOne() {
        model.get_page_and_type(a, 0);
        model.put_page_and_type(a, 0);
        model.steal_page(a, 0);
        assertTrue(a.fresh[0]);
        assertEquals(0, page.count_info.peek());
        assertEquals(0, type());
        assertEquals(0, page.owner.peek());
        assertEquals(0, a.domain.tot_pages);
        assertEquals(1, a.domain.refcnt.peek());
        model.donate_page(a, 0, b.domain);
        assertEquals(1, count());
        assertEquals(1, b.domain.tot_pages);
    }

    @Test
    void anExchangeWithoutAnotherPageLeavesEverythingAsItWas() {
        assertEquals(-Errno.ENOMEM, model.exchange.memory_exchange(a, page));
        assertEquals(1, count());
        assertEquals(a.domain.pickled, page.owner.peek());
        assertEquals(1, a.domain.tot_pages);
        assertEquals(0, a.domain.reserved);
    }

    @Test
    void aSharedXenHeapPageHasAnOwnerAndItsTypeForGood() {
        model.steal_page(a, 0);
        model.share_xen_page_with_guest(a, 0, b.domain, true);
        assertEquals(types.PGT_writable_page | types.PGT_validated | 1, type());
        assertEquals(1, count());
        assertEquals(b.domain.pickled, page.owner.peek());
        assertEquals(1, b.domain.xenheap_pages);
        assertTrue(b.domain.xenpage_list[0]);
        assertEquals(2, b.domain.refcnt.peek());
    }

    @Test
    void aDyingDomainSharesNothing() {
        model.steal_page(a, 0);
        b.domain.is_dying.poke(1);
        model.share_xen_page_with_guest(a, 0, b.domain, false);
        assertEquals(0, count());
        assertEquals(b.domain.pickled, page.owner.peek());
        assertEquals(0, b.domain.xenheap_pages);
    }

    private long type() {
        return page.type_info.peek();
    }

    private long count() {
        return page.count_info.peek() & 7;
    }
}
