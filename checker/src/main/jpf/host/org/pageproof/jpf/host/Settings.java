package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;

/** The settings of Java PathFinder, complete, so that no file of its own is needed. */
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
