package dev.stemma.migrations.script.classfile;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the annotations of a class. */
final class AnnotationReader {

    private final DataInputStream in;
    private final ConstantPool constants;

    AnnotationReader(DataInputStream in, ConstantPool constants) {
        this.in = in;
        this.constants = constants;
    }

    Map<String, Map<String, Object>> readAll() throws IOException {
        Map<String, Map<String, Object>> annotations = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String descriptor = constants.text(in.readUnsignedShort());
            annotations.put(binaryName(descriptor), elements());
        }
        return annotations;
    }

    private static String binaryName(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private Map<String, Object> elements() throws IOException {
        Map<String, Object> elements = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = constants.text(in.readUnsignedShort());
            value().ifPresent(value -> elements.put(name, value));
        }
        return elements;
    }

    private Optional<Object> value() throws IOException {
        char kind = (char) in.readUnsignedByte();
        return switch (kind) {
            case 's' -> Optional.of(constants.text(in.readUnsignedShort()));
            case 'Z' -> Optional.of(constants.number(in.readUnsignedShort()) != 0);
            case '[' -> Optional.of(array());
            case '@' -> {
                in.skipNBytes(2);
                elements();
                yield Optional.empty();
            }
            case 'e' -> {
                in.skipNBytes(4);
                yield Optional.empty();
            }
            case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'c' -> {
                in.skipNBytes(2);
                yield Optional.empty();
            }
            default -> throw new IOException("unknown kind of annotation element " + kind);
        };
    }

    private List<Object> array() throws IOException {
        List<Object> values = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            value().ifPresent(values::add);
        }
        return values;
    }
}
