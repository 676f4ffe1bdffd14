package org.pageproof.xen.p2m;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * What the guest shows to the toolstack, in arch_shared_info and in its page tables (p2m 1.1), and what is agreed between them
 * besides. The list has one slot: one leaf holds all its words.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class GuestMemory {
    /** The leaf that the page tables of the guest map into the slot of the list. */
    public final Word leafmap;

    /** p2m_generation: counts structural changes, one before and one after each; odd while one is under way. */
    public final Word p2m_generation;

    /** The number of valid words of the list, in spite of its name. */
    public final Word max_pfn;

    /** The guest's page table: entry i maps pfn i. */
    public final Word[] pte;

    /** Protocol (d): the toolstack asks the guest to leave the structure of the list alone. */
    public final Word flag = new Word(1, 0);

    /** Protocol (d): a structural change is under way. */
    public final Word in_flight = new Word(1, 0);

    /** Held by the guest while it is in the middle of something; whoever suspends it waits until it is not. */
    public final SpinLock execution = new SpinLock();

    /** The source domain is not to run any more: its save has ended. */
    @GuardedBy("execution")
    public boolean gone;

    /** Ballooning and exchanging memory are stopped for the time of the migration. */
    @GuardedBy("execution")
    public boolean ballooning_stopped;

    /** The slot has another leaf than when the toolstack last read the generation. */
    @Ghost
    public boolean moved;

    /** How often the guest has begun to map a grant: 0, 1, or 2 for more often. */
    @Ghost
    @Range(max = 2)
    public int tries_to_map;

    GuestMemory(P2mScope scope, Entry layout) {
        this.leafmap = new Word(2, 0);
        this.p2m_generation = Word.wrapping(scope.gen_bits(), scope.generation());
        this.max_pfn = new Word(3, scope.pfns() - scope.unborn());
        this.pte = new Word[scope.ptes()];
        for (int i = 0; i < pte.length; i++) {
            pte[i] = new Word(layout.layout, Entry.INVALID);
        }
    }
}
