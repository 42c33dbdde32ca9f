package dev.stemma.migrations.script.classfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one class file, whose form is chapter 4 of the Java Virtual Machine Specification. */
final class ClassFileReader {

    private static final int MAGIC = 0xCAFEBABE;

    private final DataInputStream in;

    ClassFileReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    ClassFile read() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("it does not begin as one");
        }
        // the version: a class that is too new for this Java is told when it is loaded
        in.skipNBytes(4);
        ConstantPool constants = ConstantPool.read(in);
        int access = in.readUnsignedShort();
        String name = constants.className(in.readUnsignedShort());
        int superclass = in.readUnsignedShort();
        List<String> interfaces = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            interfaces.add(constants.className(in.readUnsignedShort()));
        }
        skipMembers();
        boolean noArgConstructor = findNoArgConstructor(constants);
        Map<String, Map<String, Object>> annotations = new HashMap<>();
        boolean local = false;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String attribute = constants.text(in.readUnsignedShort());
            int length = in.readInt();
            if (attribute.equals("RuntimeVisibleAnnotations")) {
                annotations.putAll(new AnnotationReader(in, constants).readAll());
            } else {
                local |= attribute.equals("EnclosingMethod");
                skip(length);
            }
        }
        return new ClassFile(
                name,
                access,
                superclass == 0 ? Optional.empty() : Optional.of(constants.className(superclass)),
                interfaces,
                noArgConstructor,
                local,
                annotations);
    }

    private void skipMembers() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6);
            skipAttributes();
        }
    }

    private boolean findNoArgConstructor(ConstantPool constants) throws IOException {
        boolean found = false;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            String name = constants.text(in.readUnsignedShort());
            String descriptor = constants.text(in.readUnsignedShort());
            found |= name.equals("<init>") && descriptor.equals("()V");
            skipAttributes();
        }
        return found;
    }

    private void skipAttributes() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            skip(in.readInt());
        }
    }

    private void skip(int unsignedLength) throws IOException {
        in.skipNBytes(Integer.toUnsignedLong(unsignedLength));
    }
}
