/** Descriptor tables of PV guests: who maps the frames of a GDT or LDT, and when they are let go (descriptor-tables 1 to 4). */
@NullMarked
package org.pageproof.xen.descriptors;

import org.jspecify.annotations.NullMarked;
