package dev.stemma.migrations.script.classfile;

import java.io.DataInputStream;
import java.io.IOException;

/** The constants of a class file that names and annotations refer to: texts, whole numbers and classes. */
final class ConstantPool {

    private final Object[] constants;

    private ConstantPool(Object[] constants) {
        this.constants = constants;
    }

    /** The place of a class's name in the pool. */
    private record ClassName(int index) {}

    /** A constant that nothing here asks for. */
    private enum Other {
        CONSTANT
    }

    // the tags of chapter 4.4 of the Java Virtual Machine Specification
    static ConstantPool read(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        Object[] constants = new Object[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            constants[i] = switch (tag) {
                case 1 -> in.readUTF();
                case 3 -> in.readInt();
                case 7 -> new ClassName(in.readUnsignedShort());
                case 8, 16, 19, 20 -> skipped(in, 2);
                case 15 -> skipped(in, 3);
                case 4, 9, 10, 11, 12, 17, 18 -> skipped(in, 4);
                case 5, 6 -> skipped(in, 8);
                default -> throw new IOException("unknown kind of constant " + tag);
            };
            if (tag == 5 || tag == 6) {
                // long and double take two places
                i++;
            }
        }
        return new ConstantPool(constants);
    }

    private static Object skipped(DataInputStream in, int bytes) throws IOException {
        in.skipNBytes(bytes);
        return Other.CONSTANT;
    }

    String text(int index) throws IOException {
        return get(index, String.class);
    }

    int number(int index) throws IOException {
        return get(index, Integer.class);
    }

    /** The binary name of a class. */
    String className(int index) throws IOException {
        return text(get(index, ClassName.class).index()).replace('/', '.');
    }

    private <T> T get(int index, Class<T> type) throws IOException {
        if (index < constants.length && type.isInstance(constants[index])) {
            return type.cast(constants[index]);
        }
        throw new IOException("constant " + index + " is not what it should be");
    }
}
