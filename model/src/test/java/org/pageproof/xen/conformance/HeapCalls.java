package org.pageproof.xen.conformance;

/** The ways of pages from and to the heap. */
final class HeapCalls {
    private HeapCalls() {}

    static String assignPages(VectorWorld world, Row row) {
        return Words.errno(
                world.domheap().assign_pages(world.a(), world.page(), number(row, "nr"), row.is("no_refcount", "1")));
    }

    static String freeDomheapPages(VectorWorld world, Row row) {
        world.domheap().free_domheap_pages(world.page(), number(row, "order"));
        return Words.VOID;
    }

    static String freeHeapPages(VectorWorld world, Row row) {
        world.heap().free_heap_pages(world.page().mfn, number(row, "order"), row.is("need_scrub", "1"));
        return Words.VOID;
    }

    static String markPageFree(VectorWorld world) {
        world.heap_lock.lock();
        boolean offlined = world.heap().mark_page_free(world.page());
        world.heap_lock.unlock();
        return offlined ? "offlined" : "no";
    }

    private static int number(Row row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
