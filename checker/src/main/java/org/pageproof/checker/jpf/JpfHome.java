package org.pageproof.checker.jpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Java PathFinder is looked for: it is in no package registry, so everybody builds it. */
public final class JpfHome {
    private static final String GUIDE =
            "get it as its guide says, https://github.com/javapathfinder/jpf-core/wiki/How-to-install-JPF,"
                    + " on the branch java-17 for JDK 17";
    private static final String VERSION = "DEVELOPMENT-SNAPSHOT";
    private static final Pattern LOCAL_REPOSITORY =
            Pattern.compile("<localRepository>\\s*([^<]*?)\\s*</localRepository>");

    private final @Nullable Path asked;
    private final @Nullable String environment;
    private final Path repository;

    /**
     * The places to look at.
     *
     * @param asked the value of {@code --jpf-home}, or null
     * @param environment the value of {@code JPF_HOME}, or null
     * @param repository the local Maven repository
     */
    public JpfHome(@Nullable Path asked, @Nullable String environment, Path repository) {
        this.asked = asked;
        this.environment = environment == null || environment.isBlank() ? null : environment;
        this.repository = repository;
    }

    /** The places of this machine. */
    public static JpfHome ofMachine(@Nullable Path asked) {
        return new JpfHome(asked, System.getenv("JPF_HOME"), localRepository());
    }

    /**
     * Its jars.
     *
     * @param core the virtual machine and the search
     * @param library its classes of the Java library
     * @param place where they were found, in words
     */
    public record Jars(Path core, Path library, String place) {}

    /** It is not there; the message says where it was looked for and how to get it, in one line. */
    public static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String message) {
            super(message);
        }
    }

    /**
     * The jars of the first place that has them. A home that was named and does not have them is not passed over.
     *
     * @throws Missing when there are none
     */
    public Jars find() throws Missing {
        if (asked != null) {
            return built(asked, "--jpf-home " + asked);
        }
        if (environment != null) {
            return built(Path.of(environment), "JPF_HOME=" + environment);
        }
        Path core = artifact("jpf-core");
        Path library = artifact("jpf-classes");
        if (Files.isRegularFile(core) && Files.isRegularFile(library)) {
            return new Jars(core, library, "the local Maven repository " + repository);
        }
        List<String> looked = new ArrayList<>(List.of("--jpf-home and JPF_HOME are not set"));
        looked.add("gov.nasa:jpf-core and gov.nasa:jpf-classes " + VERSION + " are not both in " + repository);
        throw new Missing("Java PathFinder was not found (" + String.join(", ", looked) + "); " + GUIDE);
    }

    private static Jars built(Path home, String place) throws Missing {
        Path core = home.resolve("build").resolve("jpf.jar");
        Path library = home.resolve("build").resolve("jpf-classes.jar");
        for (Path jar : List.of(core, library)) {
            if (!Files.isRegularFile(jar)) {
                throw new Missing("Java PathFinder is not at " + place + ": there is no " + home.relativize(jar)
                        + "; name the folder in which it was built, or " + GUIDE);
            }
        }
        return new Jars(core, library, place);
    }

    private Path artifact(String name) {
        return repository.resolve(Path.of("gov", "nasa", name, VERSION)).resolve(name + "-" + VERSION + ".jar");
    }

    /** Where Maven keeps what was built and fetched on this machine. */
    static Path localRepository() {
        String property = System.getProperty("maven.repo.local");
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        Path home = Path.of(System.getProperty("user.home"), ".m2");
        return inSettings(home.resolve("settings.xml"), home.resolve("repository"));
    }

    /** What the settings say; they may use {@code ${user.home}} and nothing else. */
    static Path inSettings(Path settings, Path otherwise) {
        try {
            Matcher m = LOCAL_REPOSITORY.matcher(Files.readString(settings));
            return m.find() ? Path.of(m.group(1).replace("${user.home}", System.getProperty("user.home"))) : otherwise;
        } catch (IOException e) {
            return otherwise;
        }
    }
}
