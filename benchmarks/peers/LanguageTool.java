// Runs LanguageTool: LanguageTool.java MESSAGES SECONDS
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;

public class LanguageTool {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static double processorTime() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }

  record Result(int passes, int findings, double seconds) {}

  private static Result measure(JLanguageTool tool, List<String> texts, double limit)
      throws Exception {
    final double start = processorTime();
    for (int passes = 1;; ++passes) {
      int findings = 0;
      for (String text : texts) findings += tool.check(text).size();
      final double seconds = processorTime() - start;
      if (seconds >= limit) return new Result(passes, findings, seconds);
    }
  }

  public static void main(String[] arguments) throws Exception {
    final var json = new ObjectMapper();
    final var texts = new ArrayList<String>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      json.readTree(line).forEach(text -> texts.add(text.asText()));
    }
    final var tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    measure(tool, texts, 60);  // so long the virtual machine takes to compile what is used most
    final Result result = measure(tool, texts, Double.parseDouble(arguments[1]));
    System.out.printf(Locale.ROOT, "{\"passes\": %d, \"findings\": %d, \"seconds\": %f}%n",
                      result.passes(), result.findings(), result.seconds());
  }
}
