package org.pageproof.xen.conformance;

/** A function of the hypervisor of today that the model has. */
enum Function {
    get_page,
    page_get_owner_and_reference,
    put_page,
    get_page_light,
    get_page_type,
    put_page_type,
    page_lock,
    page_unlock,
    assign_pages,
    free_domheap_pages,
    free_heap_pages,
    mark_page_free,
    mark_page_offline,
    offline_page,
    online_page,
    steal_page,
    share_xen_page_with_guest;

    /** Makes the call of a row on a prepared model; returns the result in the words of the files. */
    String call(VectorWorld world, Row row) {
        return switch (this) {
            case get_page -> ReferenceCalls.getPage(world);
            case page_get_owner_and_reference -> ReferenceCalls.getOwnerAndReference(world);
            case put_page -> ReferenceCalls.putPage(world);
            case get_page_light -> ReferenceCalls.getPageLight(world);
            case get_page_type -> TypeCalls.getPageType(world, row);
            case put_page_type -> TypeCalls.putPageType(world, row);
            case page_lock -> TypeCalls.pageLock(world, row);
            case page_unlock -> TypeCalls.pageUnlock(world, row);
            case assign_pages -> HeapCalls.assignPages(world, row);
            case free_domheap_pages -> HeapCalls.freeDomheapPages(world, row);
            case free_heap_pages -> HeapCalls.freeHeapPages(world, row);
            case mark_page_free -> HeapCalls.markPageFree(world);
            case mark_page_offline -> OffliningCalls.markPageOffline(world, row);
            case offline_page -> OffliningCalls.offlinePage(world, row);
            case online_page -> OffliningCalls.onlinePage(world);
            case steal_page -> TransferCalls.stealPage(world, row);
            case share_xen_page_with_guest -> TransferCalls.shareXenPageWithGuest(world, row);
        };
    }
}
