package org.pageproof.checker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, from a file that the build fills in. */
final class Version implements IVersionProvider {
    /** Such as {@code pageproof 0.1.0}. */
    static String tool() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return "pageproof " + properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {tool(), "Java " + Runtime.version()};
    }
}
