package org.pageproof.checker.prove.capacity;

/**
 * What no guest exceeds.
 *
 * @param frames of a machine: 52 bits of physical address, in pages of 4 KiB
 * @param vcpus of a guest; 32 in every era (XEN_LEGACY_MAX_VCPUS)
 * @param slots of descriptor tables of one vCPU: 14 of the GDT and 16 of the LDT
 * @param bases page-table base pointers of one vCPU: kernel and user
 * @param grants mappings that one domain can have of what it was granted, by default
 */
record Bounds(long frames, int vcpus, int slots, int bases, int grants) {
    static final Bounds NOTES = new Bounds(1L << 40, 32, 30, 2, 8 * 32 * 512);
}
