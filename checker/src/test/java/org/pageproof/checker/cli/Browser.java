package org.pageproof.checker.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A headless Chromium that shows one page. */
final class Browser implements AutoCloseable {
    private static final String HOW = "SKIPPED: the reports are not looked at in a browser: %s is not on the PATH;"
            + " install Chromium and its driver (Debian: apt-get install chromium chromium-driver)";
    // Held here: a logger that nobody holds forgets its level.
    private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one; the test is skipped, with a message, where there is none. */
    static Browser start() {
        Path chromium = find("chromium", "chromium-browser", "google-chrome");
        Path service = find("chromedriver");
        Assumptions.assumeTrue(chromium != null, String.format(HOW, "chromium"));
        Assumptions.assumeTrue(service != null, String.format(HOW, "chromedriver"));
        LOGGER.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(String.valueOf(chromium));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        options.addArguments("--disable-dev-shm-usage", "--force-color-profile=srgb");
        ChromeDriverService.Builder builder = new ChromeDriverService.Builder();
        builder.usingDriverExecutable(new File(String.valueOf(service))).usingAnyFreePort();
        return new Browser(new ChromeDriver(builder.build(), options));
    }

    private static @Nullable Path find(String... names) {
        List<String> folders =
                List.of(String.valueOf(System.getenv().getOrDefault("PATH", "")).split(File.pathSeparator, -1));
        return Stream.of(names)
                .flatMap(n -> folders.stream().map(f -> Path.of(f).resolve(n)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    void open(Path page, String hash) {
        if (address().startsWith(page.toUri().toString())) {
            // By way of an empty page: a change of the hash alone would not load the page anew.
            driver.get("about:blank");
        }
        driver.get(page.toUri() + hash);
    }

    /** The window as wide and high as this, in CSS pixels. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the system of the reader prefers: {@code light} or {@code dark}. */
    void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    List<String> texts(String css) {
        return all(css).stream().map(WebElement::getText).toList();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** The value of a script's {@code return}. */
    @Nullable
    Object script(String script) {
        return driver.executeScript(script);
    }

    /** What the page complained about on the console. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
