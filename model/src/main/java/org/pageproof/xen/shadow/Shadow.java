package org.pageproof.xen.shadow;

import org.pageproof.machine.Word;

/** A page that is a shadow: the part of its record that lies over type_info (pages 1.5). */
public final class Shadow {
    /** Its place among the shadows. */
    public final int index;

    /** Kind, flags and count. See {@link ShadowInfo}. Written with paging_lock held. */
    public final Word sh;

    Shadow(int index, Word sh) {
        this.index = index;
        this.sh = sh;
    }
}
