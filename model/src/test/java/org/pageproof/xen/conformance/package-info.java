/** The model's operations against recorded calls of the hypervisor's own functions: see docs/conformance.md. */
@NullMarked
package org.pageproof.xen.conformance;

import org.jspecify.annotations.NullMarked;
