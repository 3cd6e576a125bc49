// SPDX-License-Identifier: MIT
// Uses much of libstdc++ and says what came out: containers, streams, locales, exceptions, threads, regexes.
#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static long catches(int rounds)
{
	long caught = 0;

	for (int i = 0; i < rounds; i++) {
		try {
			std::string("abc").at(static_cast<size_t>(5 + i));
		} catch (const std::out_of_range &) {
			caught++;
		}
		try {
			throw std::runtime_error("thrown");
		} catch (const std::exception &e) {
			caught += static_cast<long>(std::string(e.what()).size());
		}
	}
	return caught;
}

int main()
{
	std::map<std::string, int> counts;
	std::vector<long> results(2);
	std::smatch match;
	std::string text = "hello42", word;
	std::stringstream stream;

	for (int i = 0; i < 3000; i++) {
		std::ostringstream out;

		out << "k" << std::setw(6) << std::setfill('0') << (i * 7919 % 2000);
		counts[out.str()] += i;
	}
	long sum = 0;
	for (const auto &p : counts)
		sum += p.second * static_cast<long>(p.first.size());
	std::cout << counts.size() << " " << sum << "\n";

	std::thread first([&] { results[0] = catches(500); }), second([&] { results[1] = catches(700); });
	first.join();
	second.join();
	std::cout << results[0] << " " << results[1] << " " << catches(10) << "\n";

	std::cout << std::regex_match(text, match, std::regex("([a-z]+)([0-9]+)")) << match[1] << match[2] << "\n";
	stream << 3.14159265358979 << " " << std::hex << 255 << std::dec << " " << true;
	while (stream >> word)
		std::cout << word << ";";
	std::cout << "\n" << std::fixed << std::setprecision(9) << 2.0 / 3 << " " << std::stod("1e3") << "\n";

	std::ifstream in("/proc/self/cmdline");
	std::string line;
	std::getline(in, line, '\0');
	std::cout << (line.empty() ? "no name" : "name") << "\n";
	return 0;
}
