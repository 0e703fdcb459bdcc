# Answers JSON lines: a site's settings under `kramdown:` and a body on standard input, the HTML that Jekyll's
# kramdown makes of it on standard output. Jekyll keeps the first settings it meets, so each line has a process;
# what every one of them would load is loaded before they part.
require 'jekyll'
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
require 'rouge'
require 'tmpdir'

Jekyll.logger.log_level = :error
$stdout.sync = true
Dir.mktmpdir do |source|
  $stdin.read.each_line do |line|
    child = fork do
      settings, body = JSON.parse(line)
      settings = Jekyll.configuration('source' => source, 'destination' => "#{source}/_site", 'quiet' => true,
                                      'disable_disk_cache' => true, 'kramdown' => settings)
      converter = Jekyll::Converters::Markdown.new(settings)
      converter.setup
      puts JSON.generate(converter.convert(body.dup))
      exit!
    end
    Process.wait(child)
  end
end
