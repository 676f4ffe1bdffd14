package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;

/** The settings of Java PathFinder, complete: a file of its own is neither needed nor read. */
final class Settings {
    private Settings() {}

    /**
     * Sets them.
     *
     * @param classPath of the code under Java PathFinder
     * @param library the jar with Java PathFinder's own classes of the Java library
     */
    static void apply(Config config, String classPath, String library) {
        String[][] all = {
            {"target", "org.pageproof.jpf.target.Harness"},
            {"classpath", classPath},
            {"boot_classpath", library},
            {"native_classpath", ""},
            {"peer_packages", "gov.nasa.jpf.vm,org.pageproof.jpf.host"},
            {"vm.class", "gov.nasa.jpf.vm.SingleProcessVM"},
            {"vm.classloader.class", "gov.nasa.jpf.jvm.JVMSystemClassLoaderInfo"},
            {"vm.boot_classpath", "<system>"},
            {"vm.storage.class", "gov.nasa.jpf.vm.FullStateSet"},
            {"vm.serializer.class", "org.pageproof.jpf.host.ModelSerializer"},
            {"vm.scheduler.class", "org.pageproof.jpf.host.OnlyMoves"},
            {"vm.backtracker.class", "gov.nasa.jpf.vm.DefaultBacktracker"},
            {"vm.statics.class", "gov.nasa.jpf.vm.OVStatics"},
            {"vm.heap.class", "gov.nasa.jpf.vm.OVHeap"},
            {"vm.threadlist.class", "gov.nasa.jpf.vm.ThreadList"},
            {"vm.restorer.class", "gov.nasa.jpf.vm.DefaultMementoRestorer"},
            {"vm.scheduler.sync.class", "gov.nasa.jpf.vm.AllRunnablesSyncPolicy"},
            {"vm.scheduler.sharedness.class", "gov.nasa.jpf.vm.PathSharednessPolicy"},
            {"vm.fields_factory.class", "gov.nasa.jpf.vm.DefaultFieldsFactory"},
            {"vm.time.class", "gov.nasa.jpf.vm.SystemTime"},
            {"vm.sysprop.source", "SELECTED"},
            {"vm.verify.ignore_path", "true"},
            {"vm.untracked", "true"},
            {"vm.finalize", "false"},
            {"vm.process_finalizers", "false"},
            {"vm.reuse_tid", "false"},
            {"vm.tree_output", "false"},
            {"vm.path_output", "false"},
            {"vm.store_steps", "false"},
            {"jvm.insn_factory.class", "gov.nasa.jpf.jvm.bytecode.InstructionFactory"},
            {"jvm.nested_init", "false"},
            {"cg.randomize_choices", "NONE"},
            {"cg.enumerate_random", "false"},
            {"cg.break_single_choice", "false"},
            {"cg.enable_atomic", "true"},
            {"cg.max_processors", "1"},
            {"log.handler.class", "gov.nasa.jpf.util.LogHandler"},
            {"log.level", "warning"},
            {"search.match_depth", "false"},
            {"search.min_free", "1M"},
            {"vm.enable_assertions", "*"},
            {"vm.max_transition_length", "MAX"},
            // Steps create next to nothing, and what they do is gone when the search goes back.
            {"vm.gc", "false"},
            {"search.class", "org.pageproof.jpf.host.StepSearch"},
            {"search.multiple_errors", "true"},
            {"search.properties", "gov.nasa.jpf.vm.NoUncaughtExceptionsProperty"},
            {"search.heuristic.queue_limit", "-1"},
            {"report.class", "gov.nasa.jpf.report.Reporter"},
            {"report.publisher", ""},
            {"listener", ""},
        };
        for (String[] setting : all) {
            config.setProperty(setting[0], setting[1]);
        }
    }
}
