package org.pageproof.xen.p2m;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Word;

/** A machine frame that can hold data of a guest. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Frame {
    /** The bits of an owner word. */
    static final BitLayout OWNER =
            BitLayout.named("owner").field("who", FrameOwner.class).build();

    /** {@link FrameOwner}. */
    public final Word owner;

    /** machine_to_phys_mapping: the pfn that the frame has in its owner's eyes, plus one; 0 is INVALID_M2P_ENTRY. */
    public final Word m2p;

    /** What is stored in it: 0 when scrubbed, every other number is the data of one write. */
    public final Word content;

    Frame(FrameOwner owner, int pfnPlusOne, int content, int contentBits) {
        this.owner = new Word(OWNER, OWNER.constant("who", owner));
        this.m2p = new Word(3, pfnPlusOne);
        this.content = new Word(contentBits, content);
    }
}
