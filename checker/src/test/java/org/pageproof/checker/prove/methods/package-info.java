/** What is proved and found against what searches visit. */
@org.jspecify.annotations.NullMarked
package org.pageproof.checker.prove.methods;
