/**
 * References to a shadow of a page table, as far as they are counted (pages 1.5): xen/arch/x86/mm/shadow/private.h as it was from
 * 2010 to 2017, with the check that its count has had since.
 */
@NullMarked
package org.pageproof.xen.shadow;

import org.jspecify.annotations.NullMarked;
