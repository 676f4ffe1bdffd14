package org.pageproof.xen.conformance;

import java.util.List;
import java.util.Map;

/**
 * What a call did.
 *
 * @param returned its result, empty if it did not return
 * @param outcome {@code ok}, {@code BUG}, {@code FAULT} or {@code SPIN}
 * @param message of the BUG, otherwise empty
 * @param state afterwards, by column
 * @param events what happened outside, in order
 */
record Result(String returned, String outcome, String message, Map<String, String> state, List<String> events) {}
