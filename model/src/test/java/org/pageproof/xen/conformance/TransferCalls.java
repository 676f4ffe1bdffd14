package org.pageproof.xen.conformance;

/** Pages that change hands without the heap. */
final class TransferCalls {
    private TransferCalls() {}

    static String stealPage(VectorWorld world, Row row) {
        return Words.errno(
                world.transfer().steal_page(world.cpu(), world.a(), world.page(), row.is("no_refcount", "1")));
    }

    static String shareXenPageWithGuest(VectorWorld world, Row row) {
        world.sharing().share_xen_page_with_guest(world.page(), world.a(), row.is("mode", "rw"));
        return Words.VOID;
    }
}
