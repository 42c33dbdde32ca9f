package dev.stemma.migrations.revision;

import dev.stemma.migrations.revision.Symbol.Keyword;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one target. */
final class TargetParser {

    private static final Pattern OFFSET = Pattern.compile("(?<from>.*?)(?<sign>[+-])(?<number>[0-9]+)");
    private static final Pattern OFFSET_AND_MORE = Pattern.compile("(?<target>[^+]*?[+-][0-9]+)(?<rest>.+)");
    private static final int MAX_DIGITS = 9;

    private final String text;
    private final Predicate<String> isName;

    TargetParser(String text, Predicate<String> isName) {
        this.text = text;
        this.isName = isName;
    }

    Target parse() {
        checkCharacters();
        int at = text.indexOf('@');
        return at < 0 ? place(null, text) : place(branch(text.substring(0, at), at), text.substring(at + 1));
    }

    private void checkCharacters() {
        if (text.isBlank()) {
            throw invalid(
                    "there is nothing in it", "Type a revision, \"head\", \"heads\", \"base\", \"+1\" or \"-1\".");
        }
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            boolean around = text.strip().chars().noneMatch(Character::isWhitespace);
            throw invalid("it contains white space", around ? "Type \"" + text.strip() + "\"." : "Give one target.");
        }
        int colon = text.indexOf(':');
        if (colon >= 0) {
            throw invalid(
                    "it is a range, and a range has a meaning only for history and for offline SQL",
                    "Type one end of it.");
        }
        if (text.indexOf(',') >= 0) {
            throw invalid("it contains a comma", "Give one target; for all heads type \"heads\".");
        }
    }

    private String branch(String branch, int at) {
        String rest = text.substring(at + 1);
        if (rest.indexOf('@') >= 0) {
            throw invalid("it has more than one \"@\"", "Type one branch, \"@\", and a place on that branch.");
        }
        if (branch.isEmpty()) {
            throw invalid(
                    "there is no branch before \"@\"",
                    rest.isEmpty()
                            ? "Type a branch label and a place, as in \"label@head\"."
                            : "Type \"" + rest + "\".");
        }
        if (rest.isEmpty()) {
            throw invalid("there is nothing after \"@\"", "Type \"" + branch + "@head\" or \"" + branch + "\".");
        }
        if (RevisionIds.isReserved(branch)) {
            throw invalid(
                    "\"" + branch + "\" is not a branch",
                    "Type a branch label or a revision before \"@\", or \"" + rest + "\".");
        }
        if (branch.indexOf('+') >= 0 || branch.startsWith("-")) {
            throw invalid(
                    "the branch before \"@\" cannot be relative",
                    "Type a branch label or a revision before \"@\", and the steps after it, as in \"label@+1\".");
        }
        return branch;
    }

    private Target place(@Nullable String branch, String place) {
        if (isName.test(place)) {
            return new Target.Absolute(text, branch, new Symbol.Name(place));
        }
        Matcher offset = OFFSET.matcher(place);
        if (offset.matches()) {
            return relative(branch, offset.group("from"), offset.group("sign"), offset.group("number"));
        }
        if (place.indexOf('+') >= 0 || place.startsWith("-")) {
            throw malformedOffset(branch, place);
        }
        return new Target.Absolute(text, branch, symbol(place));
    }

    private Target relative(@Nullable String branch, String from, String sign, String number) {
        if (from.indexOf('+') >= 0 || from.startsWith("-") || from.endsWith("-")) {
            throw malformedOffset(branch, from + sign + number);
        }
        boolean down = "-".equals(sign);
        if (down && "base".equals(from)) {
            throw invalid("there is nothing below base", "Type \"base\", or count from a revision.");
        }
        if (number.length() > MAX_DIGITS) {
            throw invalid("no graph has so many steps", "Type a number of at most " + MAX_DIGITS + " digits.");
        }
        int count = Integer.parseInt(number);
        return new Target.Relative(text, branch, from.isEmpty() ? null : symbol(from), down ? -count : count);
    }

    private InvalidTargetException malformedOffset(@Nullable String branch, String place) {
        String prefix = branch == null ? "" : branch + "@";
        Matcher more = OFFSET_AND_MORE.matcher(place);
        if (more.matches()) {
            return invalid(
                    "\"%s\" after \"%s%s\" has no meaning".formatted(more.group("rest"), prefix, more.group("target")),
                    "Type \"" + prefix + more.group("target") + "\".");
        }
        return invalid("a sign has to stand before a number of steps", "Type \"+1\", \"-1\", \"head-1\" or the like.");
    }

    private static Symbol symbol(String word) {
        for (Keyword keyword : Keyword.values()) {
            if (keyword.text().equals(word)) {
                return keyword;
            }
        }
        return new Symbol.Name(word);
    }

    private InvalidTargetException invalid(String why, String instead) {
        return new InvalidTargetException(text, why, instead);
    }
}
