package org.pageproof.xen.conformance;

/** General references. */
final class ReferenceCalls {
    private ReferenceCalls() {}

    static String getPage(VectorWorld world) {
        return Boolean.toString(world.references().get_page(world.cpu(), world.page(), world.a()));
    }

    static String getOwnerAndReference(VectorWorld world) {
        return Owners.name(world.references().page_get_owner_and_reference(world.cpu(), world.page()));
    }

    static String putPage(VectorWorld world) {
        world.references().put_page(world.page());
        return Words.VOID;
    }

    static String getPageLight(VectorWorld world) {
        world.references().get_page_light(world.page());
        return Words.VOID;
    }
}
