package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.JPF;
import gov.nasa.jpf.ListenerAdapter;
import gov.nasa.jpf.search.Search;
import java.io.File;
import java.io.StringReader;

/** Runs a program that does nothing, to see whether this Java PathFinder runs programs at all. */
public final class Trial {
    private Trial() {}

    /**
     * Ends with exit code 0 where it does.
     *
     * @param places the classes that run under Java PathFinder, and the jar of its own classes of the Java library
     */
    public static void main(String[] places) {
        Config config = new Config(new StringReader(""));
        Settings.apply(config, places[0] + File.pathSeparator + places[1], places[1]);
        config.setProperty("target", "org.pageproof.jpf.target.Nothing");
        config.setProperty("vm.serializer.class", "gov.nasa.jpf.vm.serialize.CFSerializer");
        config.setProperty("vm.scheduler.class", "gov.nasa.jpf.vm.DelegatingScheduler");
        config.setProperty("search.class", "gov.nasa.jpf.search.DFSearch");
        boolean[] finished = new boolean[1];
        JPF jpf = new JPF(config);
        jpf.addListener(new ListenerAdapter() {
            @Override
            public void searchFinished(Search search) {
                finished[0] = true;
            }
        });
        jpf.run();
        System.exit(finished[0] && !jpf.foundErrors() ? 0 : 1);
    }
}
