/**
 * The hypervisor's own algorithms on page ownership, one class per subject, under the hypervisor's function names. Section
 * numbers such as "pages 2.1" are those of the domain notes on page ownership; E0 to E3 are their eras, and the form here
 * is today's (E3) with its known bugs fixed.
 */
@NullMarked
package org.pageproof.xen;

import org.jspecify.annotations.NullMarked;
