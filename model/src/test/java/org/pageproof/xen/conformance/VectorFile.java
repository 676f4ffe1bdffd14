package org.pageproof.xen.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads files of recorded calls. */
final class VectorFile {
    private static final String CONSTANTS = "/vectors/constant-columns.properties";
    static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    private VectorFile() {}

    /** The rows of a file, with the columns that the file leaves out because they never change. */
    static List<Row> read(Path path) throws IOException {
        String file = path.getFileName().toString();
        Map<String, String> constant = constants(file.replace(".csv", ""));
        List<Row> rows = new ArrayList<>();
        try (BufferedReader text = Files.newBufferedReader(path);
                CSVParser csv = FORMAT.parse(text)) {
            boolean two = csv.getHeaderNames().contains("before_p0_cnt");
            for (CSVRecord record : csv) {
                Map<String, String> cells = new LinkedHashMap<>(constant);
                cells.putAll(record.toMap());
                rows.add(new Row(file, (int) csv.getCurrentLineNumber(), two, cells));
            }
        }
        return rows;
    }

    private static Map<String, String> constants(String file) throws IOException {
        Properties all = new Properties();
        try (InputStream in = VectorFile.class.getResourceAsStream(CONSTANTS)) {
            if (in == null) {
                throw new IOException(CONSTANTS + " is missing");
            }
            all.load(in);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (String pair : all.getProperty(file, "").split(", *", -1)) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                cells.put("before_" + sides[0], sides[1]);
                cells.put("after_" + sides[0], sides[1]);
            }
        }
        return cells;
    }
}
