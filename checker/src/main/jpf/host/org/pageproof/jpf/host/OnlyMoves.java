package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.DelegatingScheduler;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.ThreadInfo;

/** Threads are scheduled at step boundaries only, by {@link Moves}: no access to a field, no monitor
 * of the Java library and no start of a thread is a choice. */
public final class OnlyMoves extends DelegatingScheduler {
    /** Called by Java PathFinder. */
    public OnlyMoves(Config config) {
        super(config);
    }

    @Override
    public boolean setsStartCG(ThreadInfo current, ThreadInfo started) {
        return false;
    }

    @Override
    public boolean setsLockAcquisitionCG(ThreadInfo ti, ElementInfo lock) {
        return false;
    }

    @Override
    public boolean setsLockReleaseCG(ThreadInfo ti, ElementInfo lock, boolean unblocked) {
        return false;
    }

    @Override
    public boolean canHaveSharedObjectCG(ThreadInfo ti, Instruction insn, ElementInfo owner, FieldInfo fi) {
        return false;
    }

    @Override
    public boolean canHaveSharedClassCG(ThreadInfo ti, Instruction insn, ElementInfo owner, FieldInfo fi) {
        return false;
    }

    @Override
    public boolean canHaveSharedArrayCG(ThreadInfo ti, Instruction insn, ElementInfo array, int index) {
        return false;
    }

    @Override
    public boolean setsSharedObjectExposureCG(
            ThreadInfo ti, Instruction insn, ElementInfo owner, FieldInfo fi, ElementInfo exposed) {
        return false;
    }

    @Override
    public boolean setsSharedClassExposureCG(
            ThreadInfo ti, Instruction insn, ElementInfo owner, FieldInfo fi, ElementInfo exposed) {
        return false;
    }
}
