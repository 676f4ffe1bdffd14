package org.pageproof.checker.threads;

import org.pageproof.checker.steps.load.ModelClass;

/** Defines the classes of a model, each from its own bytes with the recording added. */
final class RecordingLoader extends ClassLoader {
    private static final String TOOL = RecordingLoader.class.getPackageName() + ".";

    private final ModelClass model;
    private final Recording recording;

    RecordingLoader(ModelClass model, Sites sites) {
        super(RecordingLoader.class.getClassLoader());
        this.model = model;
        this.recording = new Recording(sites);
        // An assert is a check of the model.
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            // Where the tool itself is on the model path, its own classes stay what they are.
            byte[] bytes = name.startsWith(TOOL) ? null : model.bytes(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            byte[] recorded = recording.of(bytes);
            return defineClass(name, recorded, 0, recorded.length);
        }
    }
}
