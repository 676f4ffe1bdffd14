package org.pageproof.checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.pageproof.checker.scenario.BadInput;

/** The folder of {@code --out}. A file is there as a whole or not at all. */
final class OutputFolder {
    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder where it is missing, and tries it out before a long search. */
    static OutputFolder open(Path folder) throws BadInput {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createFile(temporary(folder)));
        } catch (IOException e) {
            throw failed(folder, e);
        }
        return new OutputFolder(folder);
    }

    /** Writes a file under its final name only when all of it is on the disk; returns its path. */
    Path write(String name, String text) throws BadInput {
        Path file = folder.resolve(name);
        Path part = null;
        try {
            part = Files.createFile(temporary(folder));
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            if (part != null) {
                discard(part);
            }
            throw failed(file, e);
        }
    }

    /** A name that nobody else uses; unlike a temporary file of the JDK the file has the permissions that others have. */
    private static Path temporary(Path folder) {
        return folder.resolve(".pageproof-" + UUID.randomUUID() + ".tmp");
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private static BadInput failed(Path at, IOException e) {
        String why;
        if (e instanceof AccessDeniedException) {
            why = "no permission to write there";
        } else if (e instanceof FileAlreadyExistsException) {
            why = "there is a file of that name, a folder is needed";
        } else {
            String said = String.valueOf(e.getMessage());
            why = said.substring(said.lastIndexOf(": ") + 1).strip();
        }
        return new BadInput("--out: cannot write " + at + ": " + why + "; nothing was written; give another folder");
    }
}
