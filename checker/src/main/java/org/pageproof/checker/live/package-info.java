/**
 * A model as it runs, looked at from outside: its objects, the values of one moment, the steps of its CPUs. Nothing here knows the
 * step compiler, so that engines built on it judge it independently.
 */
@NullMarked
package org.pageproof.checker.live;

import org.jspecify.annotations.NullMarked;
