// Runs LanguageTool: LanguageTool.java MESSAGES SECONDS
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;

public class LanguageTool {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static double processorTime() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }

  public static void main(String[] arguments) throws Exception {
    final double limit = Double.parseDouble(arguments[1]);
    final var json = new ObjectMapper();
    final var texts = new ArrayList<String>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      json.readTree(line).forEach(text -> texts.add(text.asText()));
    }
    final var tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    // The compiler of the virtual machine takes its time.
    final double warm = processorTime() + 15;
    while (processorTime() < warm) {
      for (int i = 0; i < texts.size() && processorTime() < warm; ++i) tool.check(texts.get(i));
    }
    final double start = processorTime();
    int passes = 0;
    int findings = 0;
    for (; passes == 0 || processorTime() - start < limit; ++passes) {
      findings = 0;
      for (String text : texts) findings += tool.check(text).size();
    }
    System.out.printf(Locale.ROOT, "{\"passes\": %d, \"findings\": %d, \"seconds\": %f}%n",
                      passes, findings, processorTime() - start);
  }
}
